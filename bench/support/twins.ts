/** Debian packages that hold a PDF and the same text as HTML pages; fetched by .ci/fetch-twins. */
export interface Twin {
  readonly package: string;
  /** Below /usr/share of the package; a .gz beside it counts too. */
  readonly pdf: string;
  /** The folder of the HTML pages, and which of them. */
  readonly html: string;
  readonly pages: RegExp;
  /** Looked at while rules were written, kept to judge them, or kept for those that came later; docs/ACCURACY.md says which were looked at since. */
  readonly use: 'tune' | 'judge' | 'fresh';
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
  doc('openafs-doc', 'openafs-doc/auagd000.pdf', 'openafs-doc/html/AdminGuide', 'tune'),
  doc(
    'db5.3-doc',
    'db5.3-doc/programmer_reference/BDB_Prog_Reference.pdf',
    'db5.3-doc/programmer_reference',
    'tune',
  ),
  doc('gnucash-docs', 'gnucash-docs/gnucash-help-en.pdf', 'gnucash-docs/gnucash-help-en', 'tune'),
  doc('krb5-doc', 'krb5-doc/admin.pdf', 'krb5-doc/admin', 'judge'),
  doc('nut-doc', 'nut-doc/pdf/developer-guide.pdf', 'nut-doc/html/developer-guide', 'judge'),
  doc('nut-doc', 'nut-doc/pdf/user-manual.pdf', 'nut-doc/html/user-manual', 'judge'),
  doc(
    'erlang-doc',
    'erlang-doc/doc/pdf/otp-system-documentation-13.1.5.pdf',
    'erlang-doc/doc',
    'judge',
  ),
  doc('db5.3-doc', 'db5.3-doc/bdb-sql/BDB-SQL-Guide.pdf', 'db5.3-doc/bdb-sql', 'judge'),
  doc(
    'debian-edu-doc-en',
    'debian-edu-doc-en/debian-edu-bookworm-manual.pdf',
    'debian-edu-doc-en',
    'judge',
    /bookworm-manual\.html$/,
  ),
  doc('debmake-doc', 'debmake-doc/debmake-doc.en.pdf', 'debmake-doc/html', 'judge', /\.en\.html$/),
  doc(
    'debmake-doc',
    'debmake-doc/debmake-doc.zh-cn.pdf',
    'debmake-doc/html',
    'judge',
    /\.zh-cn\.html$/,
  ),
  doc('debmake-doc', 'debmake-doc/debmake-doc.ja.pdf', 'debmake-doc/html', 'judge', /\.ja\.html$/),
  doc('maint-guide', 'maint-guide/maint-guide.en.pdf', 'maint-guide/html', 'judge', /\.en\.html$/),
  doc(
    'db5.3-doc',
    'db5.3-doc/installation/BDB_Installation.pdf',
    'db5.3-doc/installation',
    'judge',
  ),
  doc('db5.3-doc', 'db5.3-doc/porting/BDB-Porting-Guide.pdf', 'db5.3-doc/porting', 'judge'),
  doc('db5.3-doc', 'db5.3-doc/upgrading/BDB_Upgrading.pdf', 'db5.3-doc/upgrading', 'judge'),
  doc('avrdude-doc', 'avrdude/avrdude.pdf', 'avrdude/avrdude-html', 'fresh'),
  doc('valgrind', 'valgrind/valgrind_manual.pdf', 'valgrind/html', 'fresh'),
  doc('libhsqldb-java-doc', 'libhsqldb-java/guide/guide.pdf', 'libhsqldb-java/guide', 'fresh'),
  doc(
    'swig4.0-doc',
    'swig4.0-doc/Manual/SWIGDocumentation.pdf',
    'swig4.0-doc/Manual',
    'fresh',
    /^(?!SWIGDocumentation).*\.html$/,
  ),
  doc('omniorb-doc', 'omniorb/omniORB.pdf', 'omniorb/omniORB', 'fresh'),
  {
    package: 'developers-reference',
    pdf: 'developers-reference/developers-reference.pdf',
    html: 'developers-reference',
    pages: HTML,
    use: 'fresh',
  },
  doc('xorg-docs', 'xorg-docs/icccm/icccm.pdf', 'xorg-docs/icccm', 'fresh'),
  doc('xorg-docs', 'xorg-docs/xlfd/xlfd.pdf', 'xorg-docs/xlfd', 'fresh'),
  doc('xorg-docs', 'xorg-docs/fonts/fonts.pdf', 'xorg-docs/fonts', 'fresh'),
  doc('xorg-docs', 'xorg-docs/ctext/ctext.pdf', 'xorg-docs/ctext', 'fresh'),
  doc('dynare-doc', 'dynare/dynare-manual.pdf', 'dynare/dynare-manual.html', 'fresh'),
  doc('doxygen-doc', 'doxygen/doxygen_manual.pdf', 'doxygen/html', 'fresh', /^[a-z_]+\.html$/),
  doc('fai-doc', 'fai-doc/fai-guide.pdf', 'fai-doc', 'fresh', /^fai-guide\.html$/),
  doc(
    'debian-policy',
    'debian-policy/policy.pdf',
    'debian-policy/policy.html',
    'fresh',
    /^[a-z-]+\.html$/,
  ),
];
