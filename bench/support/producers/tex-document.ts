/** The frame of a LaTeX document: its class, fonts, packages and margins, by chance. */
import type { Chance } from '../../../test/audit/mutations/random.ts';

export type Engine = 'pdflatex' | 'xelatex';

const PACKAGES =
  'booktabs,multirow,makecell,tabularx,longtable,array,colortbl,rotating,graphicx,amsmath,textcomp'.split(
    ',',
  );

export function texDocument(
  engine: Engine,
  by: Chance,
  body: string,
  { chinese = false, twoColumns = false, more = '' } = {},
): string {
  const options = [
    by.pick(['10pt', '10pt', '11pt']),
    'a4paper',
    ...(twoColumns ? ['twocolumn'] : []),
  ];
  const fonts =
    engine === 'pdflatex'
      ? `\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}${by.pick(['\\usepackage{lmodern}', '\\usepackage{mathptmx}', '\\usepackage{helvet}\\renewcommand{\\familydefault}{\\sfdefault}', '\\usepackage{mathpazo}', '\\renewcommand{\\familydefault}{\\rmdefault}\\usepackage{lmodern}'])}`
      : chinese
        ? '\\usepackage{fontspec}\\setmainfont{Noto Serif CJK SC}\\XeTeXlinebreaklocale "zh"\\XeTeXlinebreakskip = 0pt plus 1pt'
        : `\\usepackage{fontspec}${by.pick(['', '\\setmainfont{DejaVu Serif}', '\\setmainfont{DejaVu Sans}'])}`;
  const packages = PACKAGES.map((name) => `\\usepackage{${name}}`).join('');
  return `\\documentclass[${options.join(',')}]{article}\n${fonts}\n${packages}\n\\usepackage[margin=${by.pick([18, 22, 28])}mm]{geometry}\n${more}\n\\hyphenpenalty=10000 \\emergencystretch=3em\n\\begin{document}\n${body}\n\\end{document}\n`;
}
