/** The PDFium instance (WebAssembly): started once, capped in memory, replaced after it aborted. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { init } from '@embedpdf/pdfium';
import { DEFAULT_LIMITS } from '../limits.ts';

const WASM_NAME = 'pdfium.wasm';

/** What is used of WebAssembly; Node's own types leave it out. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(code: object, imports: Imports): Promise<Instance>;
}
type Imports = Record<string, Record<string, Call>>;
interface Instance {
  readonly exports: Readonly<Record<string, Call>>;
}
const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;

/** The engine's memory. The views change when it grows: never keep one. */
export interface PdfiumMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  _malloc(bytes: number): number;
  _free(at: number): void;
}
/** PDFium's functions as WebAssembly exports them: numbers in, a number out. */
type Call = (...args: number[]) => number;

export interface Pdfium {
  readonly call: (name: string) => Call;
  readonly module: PdfiumMemory;
  /** Set once a call aborted: its memory can no longer be trusted. */
  broken: boolean;
  /** Bytes that the instance may grow to for the document at hand. */
  cap: number;
  /** Set once a document asked for more memory than it may have. */
  exhausted: boolean;
}

/** Returns the engine's code: beside the bundle (compressed or not), or from the package. */
function loadWasm(): Buffer {
  const here = dirname(fileURLToPath(import.meta.url));
  const compressed = join(here, `${WASM_NAME}.br`);
  if (existsSync(compressed)) return brotliDecompressSync(readFileSync(compressed));
  const plain = join(here, WASM_NAME);
  if (existsSync(plain)) return readFileSync(plain);
  return readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
}

let compiled: Promise<object> | null = null;
let running: Promise<Pdfium> | null = null;

async function start(): Promise<Pdfium> {
  compiled ??= webAssembly.compile(new Uint8Array(loadWasm()));
  const code = await compiled;
  const state = { exhausted: false, cap: DEFAULT_LIMITS.engineBytes };
  // Straight from the instance: the package's wrappers build three messages for every call.
  let exports: Instance['exports'] = {};
  const overrides = {
    instantiateWasm: (
      imports: Imports,
      done: (instance: object, module: object) => void,
    ): object => {
      const grow = imports.env?.emscripten_resize_heap;
      const capped: Call = (size = 0) => {
        if (size >>> 0 <= state.cap && grow) return grow(size);
        state.exhausted = true;
        return 0;
      };
      const env = { ...imports.env, emscripten_resize_heap: capped };
      webAssembly.instantiate(code, { ...imports, env }).then((instance) => {
        exports = instance.exports;
        done(instance, code);
      });
      return {};
    },
    print: () => undefined,
    printErr: () => undefined,
  };
  const wrapped = await init(overrides as unknown as Parameters<typeof init>[0]);
  wrapped.PDFiumExt_Init();
  const module = wrapped.pdfium as unknown as PdfiumMemory;
  const call = (name: string): Call => {
    const found = exports[name];
    if (!found) throw new Error(`PDFium has no function ${name}`);
    return found;
  };
  return Object.assign(state, { call, module, broken: false });
}

/** Returns the running instance, or a fresh one if there is none or it aborted. */
export async function getPdfium(): Promise<Pdfium> {
  const current = await running;
  if (current && !current.broken) return current;
  running = start();
  return running;
}
