/** Counts automatic list numbers as Word prints them; the document itself holds only their definition. */
import { formatNumber } from './number-format.ts';
import { listOf, type Styles } from './styles.ts';
import { childOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2` with the levels' numbers to be filled in. */
  readonly pattern: string;
  /** All numbers in it are decimal, whatever their own format. */
  readonly legal: boolean;
  /** Style of the paragraphs that this level numbers. */
  readonly style: string | null;
}
interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

const LEVELS = 9;
/** Marks after which no space is needed to keep the number apart from a figure behind it. */
const CLOSED = /[、，。）】〕」》]$/;

function readLevel(level: XmlElement): Level {
  const format = settingOf(level, 'w:numFmt') ?? 'decimal';
  return {
    start: integerOf(settingOf(level, 'w:start'), 1),
    format,
    pattern: format === 'bullet' ? '' : (settingOf(level, 'w:lvlText') ?? ''),
    legal: switchOf(level, 'w:isLgl') ?? false,
    style: settingOf(level, 'w:pStyle') ?? null,
  };
}

function readLevels(parent: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const child of parent.children) {
    if (child.name !== 'w:lvl') continue;
    levels.set(integerOf(child.attributes['w:ilvl'], 0), readLevel(child));
  }
  return levels;
}

/** Returns every list by its numId, overrides applied. */
function readLists(root: XmlElement | null): Map<number, List> {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<number, List>();
  for (const child of root?.children ?? []) {
    if (child.name === 'w:abstractNum') {
      abstracts.set(child.attributes['w:abstractNumId'] ?? '', readLevels(child));
    }
    if (child.name !== 'w:num') continue;
    const abstractId = settingOf(child, 'w:abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstractId));
    const restarts = new Map<number, number>();
    for (const override of child.children.filter((c) => c.name === 'w:lvlOverride')) {
      const index = integerOf(override.attributes['w:ilvl'], 0);
      const restart = settingOf(override, 'w:startOverride');
      if (restart !== undefined) restarts.set(index, integerOf(restart, 1));
      const replacement = childOf(override, 'w:lvl');
      if (replacement) levels.set(index, readLevel(replacement));
    }
    lists.set(integerOf(child.attributes['w:numId'], 0), { abstractId, levels, restarts });
  }
  return lists;
}

export class Numbering {
  readonly #lists: ReadonlyMap<number, List>;
  readonly #styles: Styles;
  /** Running numbers of each abstract list: lists that share one count on together. */
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /** Takes the root of numbering.xml; null where the file has none. */
  constructor(root: XmlElement | null, styles: Styles) {
    this.#lists = readLists(root);
    this.#styles = styles;
  }

  /** Counts the paragraph and returns what is printed in front of it; '' where nothing is. */
  next(properties: XmlElement | undefined): string {
    const style = settingOf(properties, 'w:pStyle') ?? null;
    const own = listOf(properties);
    const styled = this.#styles.listOfStyle(style);
    const numId = own && own.numId >= 0 ? own.numId : (styled?.numId ?? 0);
    const list = this.#lists.get(numId);
    if (!list) return '';
    const byStyle = [...list.levels].find(([, level]) => style !== null && level.style === style);
    const index = own?.level ?? byStyle?.[0] ?? styled?.level ?? 0;
    const level = list.levels.get(index);
    if (!level || index < 0 || index >= LEVELS) return '';
    const counters = this.#count(numId, list, index, level);
    return this.#print(list, level, counters);
  }

  #count(numId: number, list: List, index: number, level: Level): (number | undefined)[] {
    const counters = this.#counters.get(list.abstractId) ?? [];
    this.#counters.set(list.abstractId, counters);
    const first = `${numId}/${index}`;
    const restart = this.#begun.has(first) ? undefined : list.restarts.get(index);
    this.#begun.add(first);
    const before = restart === undefined ? counters[index] : undefined;
    counters[index] = before === undefined ? (restart ?? level.start) : before + 1;
    counters.length = index + 1;
    return counters;
  }

  #print(list: List, level: Level, counters: readonly (number | undefined)[]): string {
    const number = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const source = list.levels.get(index);
      const value = counters[index] ?? source?.start ?? 1;
      return formatNumber(value, level.legal ? 'decimal' : (source?.format ?? 'decimal'));
    });
    if (number === '' || CLOSED.test(number)) return number;
    return `${number} `;
  }
}
