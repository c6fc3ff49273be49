/** A network's file (ONNX) → its nodes, and back. What is not looked at stays as it is. */
import {
  bytesField,
  type Field,
  fieldsOf,
  integerField,
  join,
  type Pieces,
  textField,
} from './protobuf.ts';

/** Numbers of the fields of the format's messages. */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const NODE = { input: 1, output: 2, op: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const TENSOR = { dims: 1, type: 2, raw: 9 } as const;
/** What an attribute holds. */
const HOLDS = { integer: 2, tensor: 4, integers: 7 } as const;
/** Numbers of 32 bits in a tensor. */
const FLOATS = 1;

export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

export interface NetworkNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Each as it stands in the file, by name. */
  readonly attributes: ReadonlyMap<string, Uint8Array>;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  /** What else the file says of the model and of its graph. */
  readonly model: readonly Uint8Array[];
  readonly graph: readonly Uint8Array[];
}

const textOf = (field: Field | undefined): string => new TextDecoder().decode(field?.bytes);

function readNode(message: Uint8Array): NetworkNode {
  const fields = fieldsOf(message);
  const of = (number: number) => fields.filter((field) => field.number === number);
  const attributes = of(NODE.attribute).map(({ bytes }) => {
    const name = fieldsOf(bytes).find(({ number }) => number === ATTRIBUTE.name);
    return [textOf(name), bytes] as const;
  });
  const [output, ...others] = of(NODE.output).map(textOf);
  if (output === undefined || others.length > 0) throw new Error('a node has not one output');
  return {
    op: textOf(of(NODE.op)[0]),
    inputs: of(NODE.input).map(textOf),
    output,
    attributes: new Map(attributes),
  };
}

export function readNetwork(file: Uint8Array): Network {
  const model = fieldsOf(file);
  const graph = model.find(({ number }) => number === MODEL_GRAPH);
  const parts = graph ? fieldsOf(graph.bytes) : [];
  const isNode = ({ number }: Field): boolean => number === GRAPH_NODE;
  return {
    nodes: parts.filter(isNode).map(({ bytes }) => readNode(bytes)),
    model: model.filter((field) => field !== graph).map(({ whole }) => whole),
    graph: parts.filter((field) => !isNode(field)).map(({ whole }) => whole),
  };
}

function nodeField({ op, inputs, output, attributes }: NetworkNode): Pieces {
  return bytesField(GRAPH_NODE, [
    ...inputs.flatMap((input) => textField(NODE.input, input)),
    ...textField(NODE.output, output),
    ...textField(NODE.op, op),
    ...[...attributes.values()].flatMap((attribute) => bytesField(NODE.attribute, [attribute])),
  ]);
}

export function writeNetwork({ nodes, model, graph }: Network): Uint8Array {
  return join([...model, ...bytesField(MODEL_GRAPH, [...nodes.flatMap(nodeField), ...graph])]);
}

/** Returns the numbers that the attribute holds: none where there is no such attribute. */
export function integersOf({ attributes }: NetworkNode, name: string): number[] {
  const numbers = [ATTRIBUTE.integer, ATTRIBUTE.integers] as readonly number[];
  const fields = fieldsOf(attributes.get(name) ?? new Uint8Array());
  return fields.filter((f) => numbers.includes(f.number)).map(({ integer }) => integer);
}

/** Returns the constant that the node stands for; null where it stands for none of such numbers. */
export function constantOf({ op, attributes }: NetworkNode): Tensor | null {
  const value = op === 'Constant' ? attributes.get('value') : undefined;
  const tensor = value && fieldsOf(value).find(({ number }) => number === ATTRIBUTE.tensor);
  if (!tensor) return null;
  const fields = fieldsOf(tensor.bytes);
  const raw = fields.find(({ number }) => number === TENSOR.raw);
  const type = fields.find(({ number }) => number === TENSOR.type);
  if (!raw || type?.integer !== FLOATS) return null;
  const dims = fields.filter((f) => f.number === TENSOR.dims).map(({ integer }) => integer);
  // Copied: in the file it may begin at any byte.
  const data = new Float32Array(new Uint8Array(raw.bytes).buffer);
  return data.length === dims.reduce((product, size) => product * size, 1) ? { dims, data } : null;
}

function attributeOf(name: string, type: number, values: Pieces): Uint8Array {
  return join([
    ...textField(ATTRIBUTE.name, name),
    ...values,
    ...integerField(ATTRIBUTE.type, type),
  ]);
}

export function constantNode(output: string, { dims, data }: Tensor): NetworkNode {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const tensor = [
    ...dims.flatMap((size) => integerField(TENSOR.dims, size)),
    ...integerField(TENSOR.type, FLOATS),
    ...bytesField(TENSOR.raw, [raw]),
  ];
  const value = attributeOf('value', HOLDS.tensor, bytesField(ATTRIBUTE.tensor, tensor));
  return { op: 'Constant', inputs: [], output, attributes: new Map([['value', value]]) };
}

/** Returns an attribute of one whole number. */
export function integerAttribute(name: string, value: number): Uint8Array {
  return attributeOf(name, HOLDS.integer, integerField(ATTRIBUTE.integer, value));
}

/** Returns an attribute of several whole numbers. */
export function integersAttribute(name: string, values: readonly number[]): Uint8Array {
  const fields = values.flatMap((value) => integerField(ATTRIBUTE.integers, value));
  return attributeOf(name, HOLDS.integers, fields);
}
