/** Messages of Protocol Buffers as fields, without knowing what they mean; and back. */

/** How a field's value is written. */
const WIRE = { varint: 0, eight: 1, bytes: 2, four: 5 } as const;
const SIZES: ReadonlyMap<number, number> = new Map([
  [WIRE.eight, 8],
  [WIRE.four, 4],
]);

export interface Field {
  readonly number: number;
  /** The value where it is a number below 2^53, or how long it is. */
  readonly integer: number;
  /** The value where it is text, numbers in a row, a message or a number of fixed size. */
  readonly bytes: Uint8Array;
  /** The field as it stands, its number included. */
  readonly whole: Uint8Array;
}

/** Returns the number that begins there, and where it ends. */
function readVarint(bytes: Uint8Array, start: number): readonly [value: number, end: number] {
  let [value, unit, at] = [0, 1, start];
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error('a message ends in the middle of a number');
    value += (byte & 127) * unit;
    if (byte < 128) return [value, at];
    unit *= 128;
  }
}

function readField(bytes: Uint8Array, start: number): Field {
  const [key, begin] = readVarint(bytes, start);
  const wire = key % 8;
  const isSized = wire === WIRE.varint || wire === WIRE.bytes;
  const [integer, past] = isSized ? readVarint(bytes, begin) : [0, begin];
  const length = wire === WIRE.varint ? 0 : wire === WIRE.bytes ? integer : SIZES.get(wire);
  if (length === undefined || past + length > bytes.length)
    throw new Error('a message has a field that is cut off, or of an unknown kind');
  const end = past + length;
  return {
    number: Math.floor(key / 8),
    integer,
    bytes: bytes.subarray(past, end),
    whole: bytes.subarray(start, end),
  };
}

export function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length; ) {
    const field = readField(message, at);
    fields.push(field);
    at += field.whole.length;
  }
  return fields;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** Pieces of a message that follow each other: they are copied once, when the whole is joined. */
export type Pieces = readonly Uint8Array[];

const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { length }) => sum + length, 0);

export function join(pieces: Pieces): Uint8Array {
  const out = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Returns the field of a number that is not below 0. */
export function integerField(number: number, value: number): Pieces {
  return [Uint8Array.from([...varint(number * 8 + WIRE.varint), ...varint(value)])];
}

/** Returns the field of a message or of bytes. */
export function bytesField(number: number, value: Pieces): Pieces {
  const head = [...varint(number * 8 + WIRE.bytes), ...varint(lengthOf(value))];
  return [Uint8Array.from(head), ...value];
}

export function textField(number: number, value: string): Pieces {
  return bytesField(number, [new TextEncoder().encode(value)]);
}
