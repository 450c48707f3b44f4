/**
 * The names of an operation's outputs, which edges inside a function are written with (tensorflow/core/ops/*.cc; from
 * the register of TensorFlow 2.21). Operations that are not here cannot be put into a function.
 */
const outputNames: Readonly<Record<string, readonly string[]>> = {
  output: [
    'BatchMatMulV2 BiasAdd BiasAddGrad BroadcastTo ConcatV2 Const Conv2D Conv2DBackpropFilter Conv2DBackpropInput ExpandDims Fill',
    'GatherNd GatherV2 Identity L2Loss Max Mean Min Pack Pad PadV2 Prod Range Reshape Reverse Select SelectV2 Slice SplitV Squeeze',
    'StridedSlice Sum TensorScatterSub TensorScatterUpdate Tile Unpack UnsortedSegmentSum',
  ],
  product: ['MatMul'],
  activations: ['Elu Relu Softplus'],
  backprops: ['EluGrad ReluGrad SoftplusGrad'],
  y: [
    'Abs Cast Exp Expm1 Floor IsNan Log Log1p LogicalNot Neg OnesLike Rsqrt Sigmoid Sign Sqrt Square Tanh Transpose ZerosLike',
  ],
  z: [
    'Add AddV2 Equal Greater GreaterEqual Less LessEqual LogicalAnd Maximum Minimum Mul NotEqual Pow RealDiv SigmoidGrad',
    'SquaredDifference Sub TanhGrad',
  ],
  sum: ['AddN'],
  softmax: ['Softmax'],
  value: ['ReadVariableOp'],
};

const byOperation = new Map(
  Object.entries(outputNames).flatMap(([name, lists]) =>
    lists.flatMap((list) => list.split(' ').map((operation) => [operation, name] as const)),
  ),
);

/** Name of the only output (or the only list of outputs) of an operation; undefined when it is not known. */
export function outputName(operation: string): string | undefined {
  return byOperation.get(operation);
}
