/** What every hostile file is listed with: its name, the right answers, and how to make it. */

/** `read`: it is read, and nothing else happens; else the reason that it is refused for. */
export type Answer =
  | 'read'
  | 'encrypted'
  | 'truncated'
  | 'empty'
  | 'foreign'
  | 'too-large'
  | 'hostile'
  | 'unreadable';

export type HostileFile = readonly [name: string, answer: Answer, make: () => Uint8Array];
