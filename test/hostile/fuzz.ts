/** Reads damaged samples in the sandbox and counts what comes of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import type { Reading } from '../../shared/reading.ts';
import type { Outcome } from '../../shared/report/outcome.ts';
import { type ReadingSandbox, readInSandbox } from '../../shared/sandbox.ts';
import { cpuSince } from './cpu.ts';
import { mutate } from './mutate.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const NAMES = /^(report|print)\.(pdf|docx)$/;

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Returns the born-digital files of all samples. */
export function loadSamples(): Sample[] {
  return readdirSync(SAMPLES).flatMap((slug) =>
    readdirSync(join(SAMPLES, slug))
      .filter((name) => NAMES.test(name))
      .map((name) => ({
        name: `${slug}/${name}`,
        bytes: new Uint8Array(readFileSync(join(SAMPLES, slug, name))),
      })),
  );
}

/** What the file says, without where it says it. */
function textOf({ value, remarks }: Outcome<Reading>): string {
  if (remarks.length > 0) return '';
  return value.layout.blocks
    .map((block) =>
      block.kind === 'grid'
        ? block.grid.cells.map((c) => `${c.row},${c.column} ${c.text}`).join('\n')
        : block.text,
    )
    .join('\n');
}

export type Fate =
  /** Read as if nothing had happened, and every word is the same. */
  | 'same'
  /** Read without a remark, but it says something else. */
  | 'other'
  /** Read or refused with a remark that says why. */
  | 'told'
  /** The reader itself failed. */
  | 'failed';

export interface Trial {
  readonly seed: number;
  readonly sample: string;
  readonly how: string;
  readonly fate: Fate;
  readonly codes: readonly string[];
  /** Of CPU. */
  readonly milliseconds: number;
}

export class Fuzzer {
  readonly #sandbox: ReadingSandbox;
  readonly #samples = loadSamples();
  readonly #original = new Map<string, string>();

  constructor(sandbox: ReadingSandbox) {
    this.#sandbox = sandbox;
  }

  async #textOf(sample: Sample): Promise<string> {
    const known = this.#original.get(sample.name);
    if (known !== undefined) return known;
    const text = textOf(await readInSandbox(this.#sandbox, sample.bytes));
    this.#original.set(sample.name, text);
    return text;
  }

  /** Returns what became of the file that the seed damages. */
  async trial(seed: number): Promise<Trial> {
    const sample = this.#samples[seed % this.#samples.length];
    if (!sample) throw new Error('there are no samples');
    const original = await this.#textOf(sample);
    const { bytes, how } = mutate(sample.bytes, seed);
    const start = process.cpuUsage();
    const about = { seed, sample: sample.name, how };
    try {
      const outcome = await readInSandbox(this.#sandbox, bytes, DEFAULT_LIMITS);
      const codes = outcome.remarks.map((remark) => remark.code);
      const fate = codes.length > 0 ? 'told' : textOf(outcome) === original ? 'same' : 'other';
      return { ...about, fate, codes, milliseconds: cpuSince(start) };
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return {
        ...about,
        fate: 'failed',
        codes: [String(cause)],
        milliseconds: cpuSince(start),
      };
    }
  }
}
