/** What styles.xml decides about printing: which text is hidden, which paragraphs are numbered. */
import { childOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

/** A paragraph's place in a list; `numId` 0 takes it out of every list. */
export interface ListPlace {
  readonly numId: number;
  /** null where only the list is named. */
  readonly level: number | null;
}

interface Style {
  readonly basedOn: string | null;
  readonly vanish: boolean | undefined;
  readonly list: ListPlace | null;
}

/** Styles build on each other at most this deep; a longer chain is a loop. */
const LONGEST_CHAIN = 32;

/** Returns the list that paragraph properties name, or null. */
export function listOf(properties: XmlElement | undefined): ListPlace | null {
  const numbering = childOf(properties, 'w:numPr');
  if (!numbering) return null;
  const level = settingOf(numbering, 'w:ilvl');
  const numId = settingOf(numbering, 'w:numId');
  return {
    numId: numId === undefined ? -1 : integerOf(numId, 0),
    level: level === undefined ? null : integerOf(level, 0),
  };
}

export class Styles {
  readonly #styles = new Map<string, Style>();
  #defaultParagraph: string | null = null;
  readonly #defaultVanish: boolean | undefined;

  /** Takes the root of styles.xml; null where the file has none. */
  constructor(root: XmlElement | null) {
    const defaults = childOf(childOf(root ?? undefined, 'w:docDefaults'), 'w:rPrDefault');
    this.#defaultVanish = switchOf(childOf(defaults, 'w:rPr'), 'w:vanish');
    for (const style of root?.children ?? []) {
      const id = style.attributes['w:styleId'];
      if (style.name !== 'w:style' || id === undefined) continue;
      this.#styles.set(id, {
        basedOn: settingOf(style, 'w:basedOn') ?? null,
        vanish: switchOf(childOf(style, 'w:rPr'), 'w:vanish'),
        list: listOf(childOf(style, 'w:pPr')),
      });
      const isDefault = /^(1|true|on)$/.test(style.attributes['w:default'] ?? '');
      if (isDefault && style.attributes['w:type'] === 'paragraph') this.#defaultParagraph = id;
    }
  }

  #chain(id: string | null | undefined): Style[] {
    const chain: Style[] = [];
    let next = id ?? null;
    while (next !== null && chain.length < LONGEST_CHAIN) {
      const style = this.#styles.get(next);
      if (!style) break;
      chain.push(style);
      next = style.basedOn;
    }
    return chain;
  }

  /** Returns whether a run is hidden: its own properties, its style, its paragraph's style decide. */
  isHidden(run: XmlElement | undefined, paragraphStyle: string | null): boolean {
    const own = switchOf(run, 'w:vanish');
    if (own !== undefined) return own;
    for (const style of [
      ...this.#chain(settingOf(run, 'w:rStyle')),
      ...this.#chain(paragraphStyle ?? this.#defaultParagraph),
    ]) {
      if (style.vanish !== undefined) return style.vanish;
    }
    return this.#defaultVanish ?? false;
  }

  /** Returns the list that a paragraph style puts its paragraphs in, and the style that says so. */
  listOfStyle(id: string | null): ListPlace | null {
    for (const style of this.#chain(id ?? this.#defaultParagraph)) {
      if (style.list && style.list.numId >= 0) return style.list;
    }
    return null;
  }
}
