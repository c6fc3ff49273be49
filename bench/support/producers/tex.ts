/** Papers → LaTeX: rules and strokes by booktabs, \hline, colortbl and arydshln, in one column and two. */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { type Chance, chance } from '../../../test/audit/mutations/random.ts';
import {
  type Look,
  makePaper,
  type Paper,
  type PaperCell,
  type PaperTable,
  type PaperWish,
  type Part,
  type Placed,
  type Producer,
  placeRows,
  RULINGS,
  type Ruling,
  type Sheet,
  widthOf,
} from './papers.ts';
import { type Engine, texDocument } from './tex-document.ts';
import { texPageWithout } from './tex-others.ts';
import { rulesOf, ruleUnder } from './tex-rules.ts';
import { isThere } from './tools.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '−': '$-$',
  '±': '$\\pm$',
  '–': '--',
  '†': '\\dag{}',
  "'": '\\textquotesingle{}',
};
const toTex = (text: string): string =>
  text.replace(/[%&$#_−±–†']/g, (sign) => SIGNS[sign] ?? sign);

/** How a table is written, beside its look. */
interface TexStyle {
  readonly edges: boolean;
  readonly environment: 'tabular' | 'tabular*' | 'tabularx' | 'resized';
  readonly trim: boolean;
  readonly stretch: number;
  readonly short: boolean;
}

const UPRIGHT: readonly Ruling[] = ['grid', 'columns'];

function specOf({ kinds }: PaperTable, look: Look, style: TexStyle): string {
  const letter = { left: 'l', center: 'c', right: 'r' }[look.align];
  const columns = kinds.map((kind, c) => {
    if (kind === 'text') return `>{\\raggedright\\arraybackslash}p{${look.wordsWidth}pt}`;
    if (style.environment === 'tabularx' && c === 0) return '>{\\raggedright\\arraybackslash}X';
    return kind === 'stub' ? 'l' : letter;
  });
  if (UPRIGHT.includes(look.ruling)) {
    const inner = columns.join('|');
    return style.edges ? `|${inner}|` : inner;
  }
  if (look.ruling === 'frame') return `|${columns.join('')}|`;
  if (look.ruling === 'stub rule') return `${columns[0]}|${columns.slice(1).join('')}`;
  if (look.ruling === 'dashes' && style.edges) return columns.join(';{2pt/2pt}');
  return style.trim ? `@{}${columns.join('')}@{}` : columns.join('');
}

/** A label of several words may be broken over two lines, as makecell does it. */
function inner({ text, mark, kind }: PaperCell, look: Look, style: TexStyle): string {
  const written = `${toTex(text)}${mark ? `\\textsuperscript{${toTex(mark)}}` : ''}`;
  const head = kind === 'head' || kind === 'spanner';
  const bold = (one: string): string => (head && look.boldHead ? `\\textbf{${one}}` : one);
  const words = text.split(' ');
  if (kind === 'head' && style.short && words.length > 2) {
    const lines = [words.slice(0, 2).join(' '), words.slice(2).join(' ')].map(toTex);
    const mark2 = mark ? `\\textsuperscript{${toTex(mark)}}` : '';
    return `\\makecell{${bold(lines[0] ?? '')}\\\\${bold(lines[1] ?? '')}${mark2}}`;
  }
  return bold(written);
}

function writeRow(own: readonly Placed[], count: number, look: Look, style: TexStyle): string {
  const fields: string[] = [];
  const bar = UPRIGHT.includes(look.ruling) ? '|' : '';
  for (let c = 0; c < count; ) {
    const placed = own.find(({ column }) => column === c);
    if (!placed) {
      fields.push('');
      c++;
      continue;
    }
    const { cell } = placed;
    const wide = cell.columns ?? 1;
    let text = inner(cell, look, style);
    if (cell.indent) text = `\\hspace{${cell.indent}em}${text}`;
    if ((cell.rows ?? 1) > 1) text = `\\multirow{${cell.rows}}{*}{${text}}`;
    if (wide > 1) {
      const first = c === 0 && style.edges ? bar : '';
      const last = c + wide === count && !style.edges ? '' : bar;
      text = `\\multicolumn{${wide}}{${first}c${last}}{${text}}`;
    }
    fields.push(text);
    c += wide;
  }
  return `${fields.join(' & ')} \\\\`;
}

function strokesUnder(own: readonly Placed[], look: Look): string {
  if (!look.strokes && !UPRIGHT.includes(look.ruling)) return '';
  return own
    .filter(({ cell }) => cell.kind === 'spanner')
    .map(({ column, cell }) => {
      const range = `{${column + 1}-${column + (cell.columns ?? 1)}}`;
      return look.ruling === 'booktabs' ? `\\cmidrule(lr)${range}` : `\\cline${range}`;
    })
    .join('');
}

function rowsOf(
  { table, look }: Part,
  style: TexStyle,
  by: Chance,
): { head: string; body: string; bottom: string } {
  const count = table.kinds.length;
  const rules = rulesOf(look.ruling, by);
  const ruled = look.ruling === 'grid' || look.ruling === 'rules across';
  const head: string[] = [rules.top];
  placeRows(table.head, count).forEach(({ own, open }, r) => {
    if (look.shadedHead || (look.ruling === 'zebra' && rules.under === ''))
      head.push('\\rowcolor[gray]{0.8}');
    head.push(writeRow(own, count, look, style));
    if (r === table.head.length - 1) head.push(rules.under);
    else head.push(ruled ? ruleUnder(open, '\\hline', '\\cline') : strokesUnder(own, look));
  });
  const body: string[] = [];
  placeRows(table.body, count).forEach(({ own, open }, r) => {
    const kind = table.body[r]?.[0]?.kind;
    const last = r === table.body.length - 1;
    if (!rules.every && look.groupRules && r > 0 && (kind === 'group' || kind === 'total'))
      body.push(rules.group);
    if (look.ruling === 'zebra' && r % 2 === 0) body.push('\\rowcolor[gray]{0.92}');
    body.push(writeRow(own, count, look, style));
    if (last) return;
    if (rules.every === 'hline') body.push(ruleUnder(open, '\\hline', '\\cline'));
    else if (rules.every) body.push(ruleUnder(open, '\\hdashline', '\\cdashline'));
    else if (table.sided && !open.includes(true)) body.push(rules.group);
  });
  return { head: head.join('\n'), body: body.join('\n'), bottom: rules.bottom };
}

const SIZES: Readonly<Record<number, string>> = {
  7: '\\scriptsize',
  8: '\\footnotesize',
  9: '\\small',
  10: '\\normalsize',
};

const ROOM: Readonly<Record<string, number>> = { 'two columns': 210, sideways: 640 };

function styleOf(part: Part, by: Chance, layout: Layout): TexStyle {
  const room = ROOM[layout] ?? 430;
  const filled = part.look.full
    ? part.look.ruling === 'zebra'
      ? 'tabularx'
      : by.pick(['tabular*', 'tabularx'] as const)
    : 'tabular';
  return {
    edges: by.int(0, 2) !== 0,
    environment: widthOf(part.table, part.look) > room ? 'resized' : filled,
    trim: by.int(0, 1) === 0,
    stretch: by.pick([1, 1, 1.1, 1.3]),
    short: by.int(0, 2) === 0,
  };
}

function tabular(part: Part, style: TexStyle, by: Chance): string {
  const { head, body, bottom } = rowsOf(part, style, by);
  const spec = specOf(part.table, part.look, style);
  const rows = `${head}\n${body}\n${bottom}`;
  if (style.environment === 'tabular*')
    return `\\begin{tabular*}{\\linewidth}{@{\\extracolsep{\\fill}}${spec}}\n${rows}\n\\end{tabular*}`;
  if (style.environment === 'tabularx')
    return `\\begin{tabularx}{\\linewidth}{${spec}}\n${rows}\n\\end{tabularx}`;
  const plain = `\\begin{tabular}{${spec}}\n${rows}\n\\end{tabular}`;
  return style.environment === 'resized' ? `\\resizebox{\\linewidth}{!}{${plain}}` : plain;
}

type Layout = 'one column' | 'two columns' | 'across two columns' | 'sideways';

function writeFloat(part: Part, by: Chance, layout: Layout): string {
  const { look } = part;
  const style = styleOf(part, by, layout);
  const name =
    { sideways: 'sidewaystable', 'across two columns': 'table*' }[layout as string] ?? 'table';
  const caption = `\\caption{${toTex(part.caption.replace(/^(?:Table|表)\s?\d+:?\s*/, ''))}}`;
  const units = part.units ? `{\\footnotesize ${toTex(part.units)}}\\\\` : '';
  const notes = part.notes ? `\\par\\smallskip{\\footnotesize ${toTex(part.notes)}}` : '';
  const settings = `${SIZES[look.size]}\\setlength{\\tabcolsep}{${look.padding[0]}pt}\\renewcommand{\\arraystretch}{${style.stretch}}`;
  const place =
    layout === 'sideways' ? '' : name === 'table*' ? '[t]' : by.pick(['[h!]', '[t]', '[ht]']);
  const [above, below] = part.captionBelow ? ['', caption] : [caption, ''];
  return `\\begin{${name}}${place}\\centering ${above}\n${units}{${settings}${tabular(part, style, by)}}\n${notes}${below}\n\\end{${name}}`;
}

function writePaper(engine: Engine, paper: Paper, layout: Layout): string {
  const by = chance(paper.seed + 7);
  const twoColumns = layout === 'two columns' || layout === 'across two columns';
  const section = (i: number): string =>
    paper.chinese ? '' : `\\section{${['Results', 'Discussion', 'Main indicators'][i % 3]}}\n`;
  const body = paper.parts.map((part, i) => {
    const prose = toTex(part.prose.repeat(twoColumns ? 4 : 1));
    return `${section(i)}${prose}\n\n${writeFloat(part, by, layout)}\n\n${part.proseAfter ? `${prose}\n\n` : ''}`;
  });
  const dashed = paper.parts.some(({ look }) => look.ruling === 'dashes');
  const more = dashed ? '\\usepackage{arydshln}' : '';
  return texDocument(engine, by, body.join(''), { chinese: paper.chinese, twoColumns, more });
}

function classOf(
  engine: Engine,
  layout: Layout,
  wish: (seed: number) => PaperWish,
): (seed: number) => Sheet {
  return (seed) => {
    const paper = makePaper(seed, {
      ...wish(seed),
      ...(engine === 'pdflatex' ? { latin: true } : {}),
    });
    return { source: writePaper(engine, paper, layout), truth: paper.truth };
  };
}

const anyRuling = (seed: number): Ruling => chance(seed + 3).pick(RULINGS);

function classesOf(engine: Engine): Producer['classes'] {
  const plain = RULINGS.map(
    (ruling) => [ruling, classOf(engine, 'one column', () => ({ ruling }))] as const,
  );
  return Object.fromEntries([
    ...plain,
    [
      'two columns',
      classOf(engine, 'two columns', (seed) => ({ ruling: anyRuling(seed), narrow: true })),
    ],
    [
      'across two columns',
      classOf(engine, 'across two columns', (seed) => ({ ruling: anyRuling(seed) })),
    ],
    ['sideways', classOf(engine, 'sideways', (seed) => ({ ruling: anyRuling(seed), one: true }))],
    ['no tables', (seed: number): Sheet => ({ source: texPageWithout(engine, seed), truth: [] })],
  ]);
}

export function texProducer(engine: Engine): Producer {
  return {
    name: engine,
    ending: 'tex',
    missing: () => (isThere(engine) ? null : `${engine} is not installed`),
    classes: classesOf(engine),
    print: (sources) => {
      for (const source of sources) {
        // Twice, so that floats and widths have settled.
        const options = ['-interaction=batchmode', '-halt-on-error', source];
        const done = spawnSync(engine, options, { cwd: dirname(source), timeout: 60_000 });
        if (done.status !== 0) console.error(`${engine} failed: ${source}`);
      }
    },
  };
}
