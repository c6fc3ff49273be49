/** Debian packages that hold a PDF and the same text as HTML pages; fetched by .ci/fetch-twins. */
export interface Twin {
  readonly package: string;
  /** Below /usr/share of the package; a .gz beside it counts too. */
  readonly pdf: string;
  /** The folder of the HTML pages, and which of them. */
  readonly html: string;
  readonly pages: RegExp;
  /** Looked at while rules were written, or kept to judge them. */
  readonly use: 'tune' | 'judge';
}

const HTML = /\.html?$/;

const doc = (
  name: string,
  pdf: string,
  html: string,
  use: Twin['use'],
  pages: RegExp = HTML,
): Twin => ({ package: name, pdf: `doc/${pdf}`, html: `doc/${html}`, pages, use });

export const TWINS: readonly Twin[] = [
  doc('gnucash-docs', 'gnucash-docs/gnucash-guide-en.pdf', 'gnucash-docs/gnucash-guide-en', 'tune'),
  doc(
    'installation-guide-amd64',
    'installation-guide-amd64/en/install.en.pdf',
    'installation-guide-amd64/en',
    'tune',
  ),
  doc(
    'installation-guide-amd64',
    'installation-guide-amd64/zh_CN/install.zh_CN.pdf',
    'installation-guide-amd64/zh_CN',
    'tune',
  ),
  {
    package: 'debian-reference-en',
    pdf: 'debian-reference/debian-reference.en.pdf',
    html: 'debian-reference',
    pages: /\.en\.html$/,
    use: 'tune',
  },
  {
    package: 'debian-reference-zh-cn',
    pdf: 'debian-reference/debian-reference.zh-cn.pdf',
    html: 'debian-reference',
    pages: /\.zh-cn\.html$/,
    use: 'tune',
  },
  doc('bacula-doc', 'bacula-doc/pdf/main.pdf', 'bacula-doc/html/main', 'tune'),
  doc('kannel-docs', 'kannel-docs/userguide/userguide.pdf', 'kannel-docs/userguide', 'tune'),
  doc('openafs-doc', 'openafs-doc/auagd000.pdf', 'openafs-doc/html/AdminGuide', 'tune'),
  doc(
    'db5.3-doc',
    'db5.3-doc/programmer_reference/BDB_Prog_Reference.pdf',
    'db5.3-doc/programmer_reference',
    'tune',
  ),
];
