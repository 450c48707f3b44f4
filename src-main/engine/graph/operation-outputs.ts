import { dataTypes } from './graph-node.ts';
import type { AttributeValue } from './graph-node.ts';
import type { TensorData } from './node-binding.ts';

export interface ShapeAndType {
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** An operand of an operation that is recorded. */
export interface Operand extends ShapeAndType {
  /** Null where they are known only when the graph runs. */
  readonly values: TensorData | null;
}

type Attributes = Readonly<Record<string, AttributeValue>>;
/** As many operands as the operation has. */
type Operands = readonly [Operand, Operand, Operand, ...Operand[]];
type Rule = (operands: Operands, attributes: Attributes) => ShapeAndType | readonly ShapeAndType[] | null;

/**
 * Shapes and types of what an operation gives, without running it; null for an operation of which nothing is known here,
 * or whose outputs depend on numbers that are not known yet. Operations that models are made of, as tfjs-node's kernels
 * call them (shape functions of tensorflow/core/ops/*.cc). Throws when shapes do not fit.
 */
export function operationOutputs(
  operation: string,
  operands: readonly Operand[],
  attributes: Attributes,
): readonly ShapeAndType[] | null {
  const all = operands as Operands; // TensorFlow's operations have the operands that their rules read
  const outputs = rules.get(operation)?.(all, attributes) ?? null;
  return outputs === null || isList(outputs) ? outputs : [outputs];
}

function isList(outputs: ShapeAndType | readonly ShapeAndType[]): outputs is readonly ShapeAndType[] {
  return Array.isArray(outputs);
}

const asFirst: Rule = ([first]) => ({ shape: first.shape, dtype: first.dtype });
const elementwise: Rule = (operands) => ({ shape: operands.map(shapeOf).reduce(broadcast), dtype: operands[0].dtype });
const comparison: Rule = (operands) => ({ shape: operands.map(shapeOf).reduce(broadcast), dtype: dataTypes.bool });
const selection: Rule = (operands) => ({ shape: operands[1].shape, dtype: operands[1].dtype });
const cast: Rule = ([x], { DstT }) => (DstT?.kind === 'type' ? { shape: x.shape, dtype: DstT.value } : null);

const reduction: Rule = ([x, axes], { keep_dims }) => {
  if (!axes.values) return null;
  const rank = x.shape.length;
  const reduced = new Set(Array.from(axes.values, (axis) => (axis < 0 ? axis + rank : axis)));
  const shape = isTrue(keep_dims)
    ? x.shape.map((size, axis) => (reduced.has(axis) ? 1 : size))
    : x.shape.filter((_, axis) => !reduced.has(axis));
  return { shape, dtype: x.dtype };
};

const matrixProduct: Rule = ([a, b], { adj_x, adj_y }) => {
  const rows = fromEnd(a.shape, isTrue(adj_x) ? 1 : 2);
  const columns = fromEnd(b.shape, isTrue(adj_y) ? 2 : 1);
  const inner = [fromEnd(a.shape, isTrue(adj_x) ? 2 : 1), fromEnd(b.shape, isTrue(adj_y) ? 1 : 2)];
  if (inner[0] !== inner[1]) throw misfit(a.shape, b.shape);
  const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return { shape: [...batch, rows, columns], dtype: a.dtype };
};

/** Sizes are those that tfjs computed, none of them −1. */
const reshape: Rule = ([x, sizes]) => {
  const shape = wholeNumbers(sizes);
  return shape === null || shape.includes(-1) ? null : { shape, dtype: x.dtype };
};

const filling: Rule = ([sizes, value]) => {
  const shape = wholeNumbers(sizes);
  return shape && { shape, dtype: value.dtype };
};

const drawing: Rule = ([sizes], { dtype }) => {
  const shape = wholeNumbers(sizes);
  return shape && dtype?.kind === 'type' ? { shape, dtype: dtype.value } : null;
};

const transposition: Rule = ([x, order]) => {
  const axes = wholeNumbers(order);
  return axes && { shape: axes.map((axis) => x.shape[axis]!), dtype: x.dtype };
};

const expansion: Rule = ([x, axis]) => {
  const [at] = wholeNumbers(axis) ?? [];
  if (at === undefined) return null;
  return { shape: x.shape.toSpliced(at < 0 ? at + x.shape.length + 1 : at, 0, 1), dtype: x.dtype };
};

const slice: Rule = ([x, , sizes]) => {
  const shape = wholeNumbers(sizes);
  return shape === null || shape.includes(-1) ? null : { shape, dtype: x.dtype };
};

const padding: Rule = ([x, margins]) => {
  const added = wholeNumbers(margins);
  return added && { shape: x.shape.map((size, i) => size + added[2 * i]! + added[2 * i + 1]!), dtype: x.dtype };
};

const tiling: Rule = ([x, repeats]) => {
  const times = wholeNumbers(repeats);
  return times && { shape: x.shape.map((size, i) => size * times[i]!), dtype: x.dtype };
};

const joining: Rule = (operands) => {
  const [axis] = wholeNumbers(operands.at(-1)) ?? [];
  const parts = operands.slice(0, -1);
  const [first] = operands;
  if (axis === undefined || axis < 0) return null;
  const others = ({ shape }: Operand) => shape.with(axis, 0).join();
  for (const part of parts) if (others(part) !== others(first)) throw misfit(first.shape, part.shape);
  const size = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0);
  return { shape: first.shape.with(axis, size), dtype: first.dtype };
};

const stacking: Rule = (operands, { axis }) => {
  const [first] = operands;
  if (axis?.kind !== 'integer' || axis.value < 0) return null;
  return { shape: first.shape.toSpliced(axis.value, 0, operands.length), dtype: first.dtype };
};

const unstacking: Rule = ([x], { axis, num }) => {
  if (axis?.kind !== 'integer' || num?.kind !== 'integer' || axis.value < 0) return null;
  const one = { shape: x.shape.toSpliced(axis.value, 1), dtype: x.dtype };
  return Array.from({ length: num.value }, () => one);
};

const splitting: Rule = ([x, sizes, axis]) => {
  const parts = wholeNumbers(sizes);
  const [at] = wholeNumbers(axis) ?? [];
  if (!parts || at === undefined || parts.includes(-1)) return null;
  return parts.map((size) => ({ shape: x.shape.with(at, size), dtype: x.dtype }));
};

/** Rows of a table by number. */
const gathering: Rule = ([table, numbers, axis]) => {
  const [at] = wholeNumbers(axis) ?? [];
  return at === 0 ? { shape: [...numbers.shape, ...table.shape.slice(1)], dtype: table.dtype } : null;
};

/** Entries of a table, or rows of it, by as many numbers as the last axis of `places` has. */
const gatheringPlaces: Rule = ([table, places]) => {
  const shape = [...places.shape.slice(0, -1), ...table.shape.slice(places.shape.at(-1))];
  return { shape, dtype: table.dtype };
};

const rowSums: Rule = ([rows, numbers, count]) => {
  const [total] = wholeNumbers(count) ?? [];
  if (total === undefined) return null;
  return { shape: [total, ...rows.shape.slice(numbers.shape.length)], dtype: rows.dtype };
};

/** Of images (B, H, W, C) and kernels (h, w, C, C′), without holes between the taps. */
const convolution: Rule = ([x, kernel], { strides, padding, dilations, data_format }) => {
  if (strides?.kind !== 'integers' || padding?.kind !== 'text' || text(data_format) !== 'NHWC') return null;
  if (dilations && !(dilations.kind === 'integers' && dilations.value.every((step) => step === 1))) return null;
  if (padding.value !== 'SAME' && padding.value !== 'VALID') return null;
  const sizes = x.shape.slice(1, 3);
  const sides = [0, 1].map((i) => {
    const tapped = padding.value === 'SAME' ? sizes[i]! : sizes[i]! - kernel.shape[i]! + 1;
    return Math.ceil(tapped / strides.value[i + 1]!);
  });
  return { shape: [x.shape[0]!, ...sides, kernel.shape[3]!], dtype: x.dtype };
};

const imageGradient: Rule = ([sizes, , dy]) => {
  const shape = wholeNumbers(sizes);
  return shape && { shape, dtype: dy.dtype };
};
const kernelGradient: Rule = ([x, sizes]) => {
  const shape = wholeNumbers(sizes);
  return shape && { shape, dtype: x.dtype };
};

const rules = new Map<string, Rule>(
  (
    [
      [
        'Abs Ceil Cos Elu Erf Exp Expm1 Floor Identity LeakyRelu Log Log1p LogSoftmax LogicalNot Neg OnesLike Reciprocal',
        asFirst,
      ],
      [
        'Relu Relu6 Round Rsqrt Selu Sigmoid Sign Sin Softmax Softplus Sqrt Square Tanh ZerosLike AddN TensorScatterUpdate',
        asFirst,
      ],
      ['EluGrad LeakyReluGrad Relu6Grad ReluGrad SeluGrad SigmoidGrad SoftplusGrad TanhGrad', asFirst],
      ['Add AddV2 Div DivNoNan FloorDiv FloorMod Maximum Minimum Mul Pow RealDiv SquaredDifference Sub', elementwise],
      ['Equal Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr NotEqual', comparison],
      ['Select', selection],
      ['Cast', cast],
      ['All Any Max Mean Min Prod Sum', reduction],
      ['BatchMatMulV2', matrixProduct],
      ['Reshape', reshape],
      ['Fill', filling],
      ['StatelessRandomNormal StatelessRandomUniform', drawing],
      ['Transpose', transposition],
      ['ExpandDims', expansion],
      ['Slice', slice],
      ['Pad PadV2', padding],
      ['Tile', tiling],
      ['ConcatV2', joining],
      ['Pack', stacking],
      ['Unpack', unstacking],
      ['SplitV', splitting],
      ['GatherV2', gathering],
      ['GatherNd', gatheringPlaces],
      ['UnsortedSegmentSum', rowSums],
      ['Conv2D', convolution],
      ['Conv2DBackpropInput', imageGradient],
      ['Conv2DBackpropFilter', kernelGradient],
    ] as const
  ).flatMap(([names, rule]) => names.split(' ').map((name) => [name, rule] as const)),
);

/** The size of the i-th axis from the end, the last being the first. */
function fromEnd(shape: readonly number[], i: number): number {
  return shape[shape.length - i]!;
}

function shapeOf({ shape }: Operand): readonly number[] {
  return shape;
}

/** The shape of two operands side by side, where an axis of one row goes with any. */
function broadcast(a: readonly number[], b: readonly number[]): readonly number[] {
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  const ahead = longer.length - shorter.length;
  return longer.map((size, i) => {
    const other = i < ahead ? 1 : shorter[i - ahead]!;
    if (size !== other && size !== 1 && other !== 1) {
      throw misfit(a, b);
    }
    return size === 1 ? other : size;
  });
}

function misfit(a: readonly number[], b: readonly number[]): Error {
  return new Error(`operationOutputs: shapes (${a.join(', ')}) and (${b.join(', ')}) do not go together`);
}

function wholeNumbers(operand: Operand | undefined): number[] | null {
  return operand?.values ? Array.from(operand.values) : null;
}

function isTrue(attribute: AttributeValue | undefined): boolean {
  return attribute?.kind === 'boolean' && attribute.value;
}

function text(attribute: AttributeValue | undefined): string | null {
  return attribute?.kind === 'text' ? attribute.value : null;
}
