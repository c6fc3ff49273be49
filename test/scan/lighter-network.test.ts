import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { lighten, lightenFile } from '../../shared/read/ocr/lighter-network.ts';
import {
  constantNode,
  constantOf,
  integersAttribute,
  type NetworkNode,
  readNetwork,
  writeNetwork,
} from '../../shared/read/ocr/network.ts';
import { modelFolder } from '../../shared/read/ocr/paddle.ts';

const published = readFileSync(join(modelFolder(), 'ch_PP-OCRv4_rec_infer.onnx'));

const number = (name: string, value: number): NetworkNode =>
  constantNode(name, { dims: [1], data: Float32Array.of(value) });

const kernel = (name: string, ...weights: readonly number[]): NetworkNode =>
  constantNode(name, { dims: [2, 1, 1, 1], data: Float32Array.from(weights) });

const node = (op: string, output: string, ...inputs: readonly string[]): NetworkNode => ({
  op,
  inputs,
  output,
  attributes: new Map(),
});

const padded = (conv: NetworkNode): NetworkNode => ({
  ...conv,
  attributes: new Map([['pads', integersAttribute('pads', [1, 1, 1, 1])]]),
});

/** Returns what the lightened nodes do, each with the numbers that it does it with. */
function told(...nodes: readonly NetworkNode[]): string[] {
  const light = lighten({ nodes, model: [], graph: [] }).nodes;
  const constants = new Map(light.map((one) => [one.output, constantOf(one)]));
  return light
    .filter(({ op }) => op !== 'Constant')
    .map(({ op, inputs, output }) => {
      const words = inputs.map((name) => constants.get(name)?.data.join('+') ?? name);
      return `${output} = ${op} ${words.join(' ')}`;
    });
}

describe('a network with its single numbers folded into its convolutions', () => {
  it('does in a convolution what is done to its map behind it', () => {
    const nodes = [kernel('k', 1, 2), number('two', 2), number('five', 5)];
    const steps = [
      node('Conv', 'a', 'x', 'k'),
      node('Mul', 'b', 'two', 'a'),
      node('Add', 'c', 'b', 'five'),
      node('Relu', 'd', 'c'),
    ];
    expect(told(...nodes, ...steps)).toEqual(['c = Conv x 2+4 5+5', 'd = Relu c']);
  });

  it('leaves the map alone where somebody else needs it as it is', () => {
    const steps = [
      node('Conv', 'a', 'x', 'k'),
      node('Mul', 'b', 'two', 'a'),
      node('Mul', 'c', 'a', 'b'),
    ];
    const made = told(kernel('k', 1, 2), number('two', 2), ...steps);
    expect(made).toEqual(['a = Conv x 1+2', 'b = Conv a 2+2 0+0', 'c = Mul a b']);
  });

  it('does in a convolution what is done to its map before it', () => {
    const steps = [
      node('Relu', 'a', 'x'),
      node('Div', 'b', 'a', 'two'),
      node('Add', 'c', 'b', 'five'),
      node('Conv', 'd', 'c', 'k'),
    ];
    const made = told(kernel('k', 1, 2), number('two', 2), number('five', 5), ...steps);
    expect(made).toEqual(['a = Relu x', 'd = Conv a 0.5+1 5+10']);
  });

  it('adds nothing beyond the edge of a map', () => {
    const steps = [
      node('Conv', 'a', 'x', 'k'),
      node('Mul', 'b', 'a', 'a'),
      node('Mul', 'c', 'two', 'b'),
      node('Add', 'd', 'c', 'five'),
      padded(node('Conv', 'e', 'd', 'k')),
    ];
    const made = told(kernel('k', 1, 2), number('two', 2), number('five', 5), ...steps);
    // One step over the map in place of two: the convolution behind it stays as it is.
    expect(made).toEqual(['a = Conv x 1+2', 'b = Mul a a', 'd = Conv b 2+2 5+5', 'e = Conv d 1+2']);
  });

  it('leaves alone what belongs to no convolution', () => {
    const steps = [node('Sigmoid', 'a', 'x'), node('Mul', 'b', 'a', 'two'), node('Relu', 'c', 'b')];
    expect(told(number('two', 2), ...steps)).toEqual([
      'a = Sigmoid x',
      'b = Mul a 2',
      'c = Relu b',
    ]);
  });
});

describe('the published network', () => {
  const countOf = (file: Uint8Array, ...ops: readonly string[]): number =>
    readNetwork(file).nodes.filter(({ op }) => ops.includes(op)).length;

  it('goes over its maps less often', () => {
    const light = lightenFile(published);
    expect(countOf(published, 'Mul', 'Add', 'Div', 'Clip')).toBe(275);
    expect(countOf(light, 'Mul', 'Add', 'Div', 'Clip')).toBe(107);
    expect(countOf(light, 'Conv') - countOf(published, 'Conv')).toBe(44);
  });

  it('reads the same', async () => {
    const width = 160;
    const picture = Float32Array.from({ length: 3 * 48 * width }, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width) % 48];
      // Upright and level strokes: something that looks like print.
      return (x % 23 < 4 && y > 8 && y < 40) || (y % 15 < 3 && x % 40 < 25) ? -1 : 1;
    });
    const answers: number[][] = [];
    for (const file of [published, lightenFile(published)]) {
      const session = await InferenceSession.create(file, { intraOpNumThreads: 1 });
      const answer = await session.run({ x: new Tensor('float32', picture, [1, 3, 48, width]) });
      const data = Object.values(answer)[0]?.data;
      if (data instanceof Float32Array) answers.push([...data]);
    }
    const [before = [], after = []] = answers;
    expect(before.length).toBeGreaterThan(0);
    expect(after.length).toBe(before.length);
    const most = before.reduce((d, p, i) => Math.max(d, Math.abs(p - (after[i] ?? 0))), 0);
    expect(most).toBeLessThan(0.001);
  });

  it('is written as it was read', () => {
    const written = writeNetwork(readNetwork(published));
    expect(readNetwork(written).nodes.length).toBe(readNetwork(published).nodes.length);
    expect(Buffer.compare(writeNetwork(readNetwork(written)), written)).toBe(0);
  });

  it('is refused where it is cut off', () => {
    expect(() => readNetwork(published.subarray(0, 5000))).toThrow('cut off');
  });
});
