/**
 * The recognizer's network with its single numbers folded into its convolutions. As it is published,
 * two thirds of its time went into multiplying whole maps by one number and adding another, eight
 * times behind each convolution; the same sums are done by the convolutions around them for nothing.
 */
import {
  constantNode,
  constantOf,
  integerAttribute,
  integersAttribute,
  integersOf,
  type Network,
  type NetworkNode,
  readNetwork,
  type Tensor,
  writeNetwork,
} from './network.ts';

/** What a node does to each number of a map: `scale` times it and `shift` more. */
interface Affine {
  readonly map: string;
  readonly scale: number;
  readonly shift: number;
}

interface Weights {
  readonly kernel: Tensor;
  /** One number an output channel. */
  readonly bias: Float32Array;
}

/** A network while it is changed. */
class Draft {
  nodes: readonly NetworkNode[];
  private readonly network: Network;
  /** Constants that were looked at, and new ones. */
  private readonly tensors = new Map<string, Tensor | null>();
  private made = 0;

  constructor(network: Network) {
    this.network = network;
    this.nodes = network.nodes;
  }

  maker(name: string): NetworkNode | undefined {
    return this.nodes.find(({ output }) => output === name);
  }

  users(name: string): NetworkNode[] {
    return this.nodes.filter(({ inputs }) => inputs.includes(name));
  }

  constant(name: string | undefined): Tensor | null {
    if (name === undefined) return null;
    const known = this.tensors.get(name);
    if (known !== undefined) return known;
    const maker = this.maker(name);
    const tensor = maker ? constantOf(maker) : null;
    this.tensors.set(name, tensor);
    return tensor;
  }

  /** Puts others in the place of a node. */
  replace(old: NetworkNode, ...fresh: readonly NetworkNode[]): void {
    this.nodes = this.nodes.flatMap((node) => (node === old ? fresh : [node]));
  }

  /** Returns the name of a new constant. */
  keep(tensor: Tensor): string {
    const name = `folded.${this.made++}`;
    this.tensors.set(name, tensor);
    this.nodes = [constantNode(name, tensor), ...this.nodes];
    return name;
  }

  /** Returns the network without constants that nobody uses any more. */
  done(): Network {
    const used = new Set(this.nodes.flatMap(({ inputs }) => inputs));
    const nodes = this.nodes.filter(({ op, output }) => op !== 'Constant' || used.has(output));
    return { ...this.network, nodes };
  }
}

function affineOf(draft: Draft, { op, inputs }: NetworkNode): Affine | null {
  const [first = '', second = ''] = inputs;
  const before = draft.constant(first);
  const { data } = before ?? draft.constant(second) ?? {};
  const number = data?.length === 1 ? data[0] : undefined;
  if (number === undefined) return null;
  const map = before ? second : first;
  if (op === 'Mul') return { map, scale: number, shift: 0 };
  if (op === 'Add') return { map, scale: 1, shift: number };
  if (op === 'Div' && !before) return { map, scale: 1 / number, shift: 0 };
  return null;
}

function weightsOf(draft: Draft, node: NetworkNode | undefined): Weights | null {
  if (node?.op !== 'Conv') return null;
  const [, kernelName, biasName] = node.inputs;
  const kernel = draft.constant(kernelName);
  if (!kernel) return null;
  if (biasName === undefined) return { kernel, bias: new Float32Array(kernel.dims[0] ?? 0) };
  const bias = draft.constant(biasName);
  return bias && { kernel, bias: bias.data };
}

/** Puts a convolution with other weights in the place of the node. */
function putConvolution(
  draft: Draft,
  old: NetworkNode,
  { kernel, bias }: Weights,
  { inputs, output, attributes }: Pick<NetworkNode, 'inputs' | 'output' | 'attributes'>,
): void {
  const names = [draft.keep(kernel), draft.keep({ dims: [bias.length], data: bias })];
  draft.replace(old, { op: 'Conv', inputs: [inputs[0] ?? '', ...names], output, attributes });
}

/** Returns whether the convolution before did the node's work, which it can where nobody else uses its map. */
function foldIntoMaker(draft: Draft, node: NetworkNode): boolean {
  const affine = affineOf(draft, node);
  const maker = affine ? draft.maker(affine.map) : undefined;
  const weights = weightsOf(draft, maker);
  if (!affine || !maker || !weights || draft.users(affine.map).length > 1) return false;
  const { kernel, bias } = weights;
  const data = kernel.data.map((weight) => weight * affine.scale);
  const moved = bias.map((value) => value * affine.scale + affine.shift);
  draft.replace(node);
  const place = { ...maker, output: node.output };
  putConvolution(draft, maker, { kernel: { ...kernel, data }, bias: moved }, place);
  return true;
}

/** Joins nodes that follow each other, each the only user of the one before; the last comes last. */
function chainTo(draft: Draft, last: NetworkNode): readonly [Affine, ...NetworkNode[]] | null {
  const own = affineOf(draft, last);
  if (!own) return null;
  const before = draft.maker(own.map);
  const alone = before && draft.users(own.map).length === 1;
  const [earlier, ...nodes] = (alone && chainTo(draft, before)) || [null];
  if (!earlier) return [own, last];
  const joined = {
    map: earlier.map,
    scale: earlier.scale * own.scale,
    shift: earlier.shift * own.scale + own.shift,
  };
  return [joined, ...nodes, last];
}

/** Returns the weights of a convolution that takes a map as it is before that is done to it. */
function takingOver({ kernel, bias }: Weights, { scale, shift }: Affine): Weights {
  const each = kernel.data.length / bias.length;
  const moved = bias.map((value, channel) => {
    const own = kernel.data.subarray(channel * each, (channel + 1) * each);
    return value + shift * own.reduce((sum, weight) => sum + weight, 0);
  });
  return { kernel: { ...kernel, data: kernel.data.map((weight) => weight * scale) }, bias: moved };
}

/**
 * Returns whether the convolutions behind the nodes did their work. One that reads beyond the map's
 * edge cannot: what it takes to stand there is nothing, whatever was added to the map.
 */
function foldIntoUsers(draft: Draft, affine: Affine, output: string): boolean {
  const users = draft.users(output).map((node) => ({ node, weights: weightsOf(draft, node) }));
  const folded = users.flatMap(({ node, weights }) => {
    const isInside = integersOf(node, 'pads').every((pad) => pad === 0);
    return weights && isInside ? [{ node, weights: takingOver(weights, affine) }] : [];
  });
  if (folded.length === 0 || folded.length < users.length) return false;
  for (const { node, weights } of folded)
    putConvolution(draft, node, weights, { ...node, inputs: [affine.map] });
  return true;
}

/** Returns how many channels the map has, or null where that is not plain to see. */
function channelsOf(draft: Draft, map: string): number | null {
  const maker = draft.maker(map);
  const weights = weightsOf(draft, maker);
  if (weights) return weights.bias.length;
  return maker?.op === 'Mul' && maker.inputs[0] ? channelsOf(draft, maker.inputs[0]) : null;
}

/** Does the work of the nodes in one convolution of single pixels: it reads and writes the map once. */
function foldTogether(draft: Draft, { map, scale, shift }: Affine, last: NetworkNode): boolean {
  const channels = channelsOf(draft, map);
  if (channels === null) return false;
  const kernel = { dims: [channels, 1, 1, 1], data: new Float32Array(channels).fill(scale) };
  const attributes = new Map([
    ['group', integerAttribute('group', channels)],
    ['kernel_shape', integersAttribute('kernel_shape', [1, 1])],
  ]);
  const bias = new Float32Array(channels).fill(shift);
  putConvolution(draft, last, { kernel, bias }, { inputs: [map], output: last.output, attributes });
  return true;
}

/** Returns a network that computes the same in fewer steps. */
export function lighten(network: Network): Network {
  const draft = new Draft(network);
  for (const node of draft.nodes) foldIntoMaker(draft, node);
  for (const node of draft.nodes.toReversed()) {
    // What was joined to a later node is gone.
    const [affine, ...nodes] = (draft.nodes.includes(node) && chainTo(draft, node)) || [null];
    if (!affine) continue;
    if (foldIntoUsers(draft, affine, node.output)) draft.replace(node);
    else if (!foldTogether(draft, affine, node)) continue;
    for (const joined of nodes) draft.replace(joined);
  }
  return draft.done();
}

export function lightenFile(file: Uint8Array): Uint8Array {
  return writeNetwork(lighten(readNetwork(file)));
}
