/** Cursors: where a listing goes on, opaque, signed, and valid for the question that gave it out. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { BadCursor } from './port.ts';

/** The last item that was handed out: its index partition and its sort key there. */
export interface Position {
  readonly partition: string;
  readonly sk: string;
}

const payloadSchema = z.tuple([z.literal(1), z.string(), z.string(), z.string()]);
/** A cursor of ours is far shorter; longer ones are not looked at. */
const MAX_CURSOR_CHARACTERS = 2_000;
const MAC_BYTES = 16;

function sign(payload: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(payload).digest().subarray(0, MAC_BYTES);
}

function fingerprint(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 12);
}

/** The cursor for a position in the listing that `question` describes. */
export function writeCursor(position: Position, question: unknown, secret: string): string {
  const payload = JSON.stringify([1, fingerprint(question), position.partition, position.sk]);
  const mac = sign(payload, secret).toString('base64url');
  return `${Buffer.from(payload).toString('base64url')}.${mac}`;
}

/** The position; throws BadCursor where the text is foreign, altered or of another question. */
export function readCursor(cursor: string, question: unknown, secret: string): Position {
  const [body, mac, ...rest] = cursor.slice(0, MAX_CURSOR_CHARACTERS + 1).split('.');
  if (cursor.length > MAX_CURSOR_CHARACTERS || !body || !mac || rest.length > 0)
    throw new BadCursor();
  const payload = Buffer.from(body, 'base64url').toString('utf8');
  const given = Buffer.from(mac, 'base64url');
  const due = sign(payload, secret);
  const isCanonical =
    Buffer.from(payload).toString('base64url') === body && given.toString('base64url') === mac;
  if (!isCanonical || given.length !== due.length || !timingSafeEqual(given, due))
    throw new BadCursor();
  const [, print, partition, sk] = payloadSchema.parse(JSON.parse(payload));
  if (print !== fingerprint(question)) throw new BadCursor();
  return { partition, sk };
}
