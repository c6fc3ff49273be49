/** Takes what tells of persons out of an answer: its texts, its contact fields, cells behind labels. */
import { LABELS, MASK, maskText, NUMBER_LABELS, SURNAMES } from './mask-text.ts';

/** Texts that are ours and no document's: their digits and letters stay. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'reportId',
  'fingerprint',
  'extractorVersion',
  'mediaType',
  'departmentId',
  'ingestedAt',
  'code',
  'path',
  'paths',
  'version',
]);
/** In a certificate: cells of a form that no field took up, in their order. */
const CELLS_KEY = 'unclaimed';
const PERSONAL_KEYS: ReadonlySet<string> = new Set(['contact']);
const PERSONAL_POINTER = /\/contact$/;

/** Where amounts in yuan are printed: eleven digits there are thirteen billion, and nobody's phone. */
const AMOUNT_POINTER = /Yuan$/;
const AMOUNT = /^[-−+¥]?\d[\d,]*(?:\.\d+)?\s*(?:万?元)?$/;
/** What an item prints of the places that its `path` or `paths` name. */
const PRINTED_KEYS: ReadonlySet<string> = new Set(['evidence', 'printed', 'expected']);

/** Names that a contact field prints: they are taken out wherever else they stand. */
function namesIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const v of value) namesIn(v, found);
  else if (value !== null && typeof value === 'object')
    for (const [key, v] of Object.entries(value)) {
      if (PERSONAL_KEYS.has(key) && typeof v === 'string')
        for (const [name] of withoutRoom(v).matchAll(/\p{Script=Han}{2,4}/gu))
          if (SURNAMES.includes(name[0] ?? '-')) found.add(name);
      namesIn(v, found);
    }
  return found;
}

/** Single signs that stand apart, joined: 孙　丽 is 孙丽. */
const withoutRoom = (text: string) =>
  text.replace(
    /(?<=(?<!\p{Script=Han})\p{Script=Han})\s{1,4}(?=\p{Script=Han}(?!\p{Script=Han}))/gu,
    '',
  );

/** Finds the names, their signs apart or not; null where there are none. */
function patternOf(names: ReadonlySet<string>): RegExp | null {
  const spread = [...names].map((name) => [...name].join('\\s{0,4}'));
  return spread.length === 0 ? null : new RegExp(spread.join('|'), 'gu');
}

function maskValue(value: unknown, names: RegExp | null): unknown {
  if (typeof value === 'string')
    return names === null ? maskText(value) : maskText(value).replace(names, MASK);
  if (Array.isArray(value)) return value.map((v) => maskValue(v, names));
  if (value === null || typeof value !== 'object') return value;
  const ofAmounts = placesOf(value).some((path) => AMOUNT_POINTER.test(path));
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => {
      if (OWN_KEYS.has(key)) return [key, v];
      if (PERSONAL_KEYS.has(key)) return [key, v === null ? null : MASK];
      if (PERSONAL_POINTER.test(key)) return [key, maskEvidence(v)];
      if (AMOUNT_POINTER.test(key) || (ofAmounts && PRINTED_KEYS.has(key)))
        if (AMOUNT.test(typeof v === 'string' ? v : textOf(v))) return [key, v];
      if (key === CELLS_KEY && Array.isArray(v))
        return [key, v.map((cell, i) => maskCell(cell, v[i - 1], names))];
      return [key, maskValue(v, names)];
    }),
  );
}

/** The places that an item speaks of: JSON Pointers. */
function placesOf(value: object): string[] {
  const { path, paths } = value as { readonly path?: unknown; readonly paths?: unknown };
  return [path, ...(Array.isArray(paths) ? paths : [])].filter((p) => typeof p === 'string');
}

/** A cell that says what the next one holds: 分管领导, 主管部门联系人, 联系人电话. */
const LABEL_CELL = new RegExp(
  `^.{0,8}(?:${LABELS}|${NUMBER_LABELS}|主管|领导|法人|代表人?)(?:及联系方式|及(?:联系)?电话|姓名|号码?)?$`,
  'u',
);
const NAME = `(?:[${SURNAMES}]\\p{Script=Han}{1,3}|\\p{Script=Han}{2,6}·\\p{Script=Han}{1,6})`;
const BETWEEN = '[\\d\\s×*＊,，、;；/:：()（）+—-]';
/** A cell that holds names, numbers or both, and nothing else. */
const PERSONAL_CELL = new RegExp(`^(?:${NAME}(?:${BETWEEN}+${NAME})*)?${BETWEEN}*$`, 'u');

const textOf = (cell: unknown): string =>
  cell !== null && typeof cell === 'object' && 'text' in cell ? String(cell.text) : '';

/** Behind a label in a cell of its own a name is a name, whatever else it might be. */
function maskCell(cell: unknown, before: unknown, names: RegExp | null): unknown {
  const label = textOf(before).replace(/[\s:：]|[(（][^)）]*[)）]/gu, '');
  if (LABEL_CELL.test(label) && PERSONAL_CELL.test(withoutRoom(textOf(cell))))
    return maskEvidence(cell);
  return maskValue(cell, names);
}

/** The place stays, the words go. */
function maskEvidence(evidence: unknown): unknown {
  if (evidence === null || typeof evidence !== 'object') return evidence;
  return { ...evidence, text: MASK };
}

/** The same answer without personal names and numbers; the shape does not change. */
export function mask<T>(answer: T): T {
  return maskValue(answer, patternOf(namesIn(answer))) as T;
}
