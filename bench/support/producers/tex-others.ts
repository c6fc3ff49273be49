/** Pages by LaTeX without tables: formulas, matrices, listings, algorithms, charts, titles between rules. */
import { type Chance, chance } from '../../../test/audit/mutations/random.ts';
import { WORDS } from '../../../test/support/open-tables/words.ts';
import { type Engine, texDocument } from './tex-document.ts';

const PROSE = WORDS.latin.prose;

const formulas = (by: Chance): string => `
\\begin{align}
\\hat{y} &= \\frac{\\sum_{i=1}^{n} w_i x_i}{\\sum_{i=1}^{n} w_i} + \\frac{${by.int(1, 9)}}{${by.int(10, 99)}} \\\\
f(x) &= \\frac{a+b+c+d+e+f}{\\sqrt{x^2+y^2}} \\cdot \\frac{\\partial^2 u}{\\partial x^2}
\\end{align}`;

const matrix = (by: Chance): string => {
  const row = (): string =>
    Array.from({ length: 4 }, () => `${by.int(0, 9)}.${by.int(0, 9)}`).join(' & ');
  const kind = by.pick(['bmatrix', 'pmatrix', 'vmatrix']);
  return `\\[ A = \\begin{${kind}} ${Array.from({ length: 4 }, row).join('\\\\')} \\end{${kind}}, \\quad
\\left[\\begin{array}{ccc|c} 1 & 0 & 2 & 3\\\\ 0 & 1 & 4 & 5\\\\ 2 & 2 & 0 & 1\\end{array}\\right] \\]`;
};

const cases = (): string =>
  '\\[ f(n) = \\begin{cases} n/2 & \\text{if } n \\text{ is even}\\\\ 3n+1 & \\text{otherwise} \\end{cases} \\]';

const listing = (by: Chance): string => {
  const frame = by.pick(['lines', 'single', 'tb', 'none']);
  return `\\begin{lstlisting}[frame=${frame},numbers=${by.pick(['left', 'none'])}]
def mean(values):
    total = 0
    for value in values:
        total += value   # sum
    return total / len(values)

x = mean([1, 2, 3])   # 2
\\end{lstlisting}`;
};

/** An algorithm between rules, as papers float it. */
const algorithm = (by: Chance): string => `
\\begin{table}[h!]\\raggedright\\hrule height 0.8pt\\smallskip\\textbf{Algorithm ${by.int(1, 4)}} Training procedure\\smallskip\\hrule\\smallskip
\\begin{tabbing}
xx\\=xx\\=xx\\=\\kill
1: \\> \\textbf{Input:} data $D$, rate $\\eta$\\\\
2: \\> \\textbf{for} $t = 1$ \\textbf{to} $T$ \\textbf{do}\\\\
3: \\>\\> sample a batch $B \\subset D$\\\\
4: \\>\\> $\\theta \\leftarrow \\theta - \\eta \\nabla L(\\theta; B)$\\\\
5: \\> \\textbf{end for}\\\\
6: \\> \\textbf{return} $\\theta$
\\end{tabbing}\\hrule height 0.8pt\\end{table}`;

const chart = (by: Chance): string => {
  const bars = Array.from({ length: 6 }, (_, i) => {
    const high = by.int(5, 40) / 10;
    return `\\draw[fill=gray!40] (${i + 0.3},0) rectangle (${i + 0.8},${high}); \\node[font=\\tiny] at (${i + 0.55},-0.3) {${2001 + i}};`;
  });
  const lines = Array.from(
    { length: 5 },
    (_, i) =>
      `\\draw[gray] (0,${i}) -- (6.5,${i}); \\node[font=\\tiny,left] at (0,${i}) {${i * 25}};`,
  );
  return `\\begin{figure}[h!]\\centering\\begin{tikzpicture}${lines.join('')}${bars.join('')}\\draw[->] (0,0) -- (6.7,0);\\draw[->] (0,0) -- (0,4.5);\\end{tikzpicture}\\caption{Main indicators}\\end{figure}`;
};

const flow = (by: Chance): string => {
  const names = ['Input', 'Encoder', 'Attention', 'Decoder', 'Output'].slice(0, by.int(3, 5));
  const nodes = names.map(
    (name, i) => `\\node[draw,minimum width=1.8cm] (n${i}) at (${i * 2.6},0) {${name}};`,
  );
  const arrows = names.slice(1).map((_, i) => `\\draw[->] (n${i}) -- (n${i + 1});`);
  return `\\begin{figure}[h!]\\centering\\begin{tikzpicture}[scale=0.9]${nodes.join('')}${arrows.join('')}\\end{tikzpicture}\\caption{The stages}\\end{figure}`;
};

const title = (by: Chance): string => `
\\begin{center}\\rule{\\linewidth}{${by.pick(['0.5mm', '1pt'])}}\\\\[4mm]{\\Large\\bfseries Annual report on main indicators}\\\\[2mm]\\rule{\\linewidth}{0.5mm}\\\\[6mm]
\\begin{minipage}{0.45\\linewidth}\\textit{Author:}\\\\ Ana Brown\\end{minipage}\\begin{minipage}{0.45\\linewidth}\\raggedleft\\textit{Supervisor:}\\\\ Dr. Li Smith\\end{minipage}\\\\[4mm]\\rule{\\linewidth}{0.4pt}\\end{center}`;

const abstract = (): string =>
  `\\noindent\\rule{\\linewidth}{0.4pt}\n\\noindent\\begin{minipage}[t]{0.3\\linewidth}\\raggedright ARTICLE INFO\\\\[2mm]\\textit{Keywords:}\\\\ Programmes\\\\ Evaluation\\\\ Regions\\end{minipage}\\hfill\\begin{minipage}[t]{0.65\\linewidth}ABSTRACT\\\\[2mm] ${PROSE.repeat(3)}\\end{minipage}\n\n\\noindent\\rule{\\linewidth}{0.4pt}`;

const boxed = (): string =>
  `\\begin{center}\\fbox{\\parbox{0.9\\linewidth}{\\textbf{Theorem.} ${PROSE}}}\\end{center}\n${PROSE}\\footnote{${PROSE}}`;

const authors = (): string =>
  '\\begin{center}\\begin{tabular}{ccc} Ana Brown & Li Smith & Eva Stone\\\\ University of Ghent & Open Institute & City College\\\\ ana@example.org & li@example.org & eva@example.org \\end{tabular}\\end{center}';

const items = (): string =>
  `\\begin{description}\\item[Rate] ${PROSE}\\item[Share] ${PROSE}\\end{description}\\begin{enumerate}\\item ${PROSE}\\item ${PROSE}\\end{enumerate}`;

export function texPageWithout(engine: Engine, seed: number): string {
  const by = chance(seed);
  const makers = [
    formulas,
    matrix,
    cases,
    listing,
    algorithm,
    chart,
    flow,
    title,
    abstract,
    boxed,
    authors,
    items,
  ];
  const parts = Array.from({ length: 5 }, () => by.pick(makers)(by));
  const twoColumns = by.int(0, 2) === 0;
  const heads = by.int(0, 1)
    ? '\\usepackage{fancyhdr}\\pagestyle{fancy}\\fancyhead[L]{Annual report}\\fancyhead[R]{A. Brown and L. Smith}\\renewcommand{\\footrulewidth}{0.4pt}'
    : '';
  const more = `\\usepackage{listings}\\lstset{basicstyle=\\ttfamily\\small}\\usepackage{tikz}${heads}`;
  return texDocument(engine, by, parts.join(`\n\n${PROSE.repeat(2)}\n\n`), { twoColumns, more });
}
