/**
 * The names of an operation's outputs, which edges inside a function are written with (tensorflow/core/ops/*.cc; from
 * the register of TensorFlow 2.21). Operations that are not here cannot be compiled.
 */
const outputNames: Readonly<Record<string, readonly string[]>> = {
  output: [
    'All Any ArgMax ArgMin AvgPool AvgPoolGrad BatchMatMulV2 BiasAdd BiasAddGrad BroadcastTo ConcatV2 Const Conv2D',
    'Conv2DBackpropFilter Conv2DBackpropInput DepthwiseConv2dNative ExpandDims Fill GatherNd GatherV2 Identity L2Loss Max MaxPool',
    'MaxPoolGrad Mean Min MirrorPad OneHot Pack Pad PadV2 Prod Range Reshape ResourceGather Reverse ReverseV2 ScatterNd Select SelectV2',
    'Slice SplitV Squeeze StatelessRandomNormal StatelessRandomUniform StridedSlice Sum TensorScatterSub TensorScatterUpdate Tile Unpack',
    'UnsortedSegmentSum',
  ],
  product: ['MatMul'],
  activations: ['Elu LeakyRelu Relu Relu6 Selu Softplus'],
  backprops: ['EluGrad LeakyReluGrad Relu6Grad ReluGrad SeluGrad SoftplusGrad'],
  y: [
    'Abs Cast Ceil Cos DeepCopy Erf Exp Expm1 Floor IsNan Log Log1p LogicalNot Neg OnesLike Reciprocal Round Rsqrt Sigmoid Sign Sin',
    'Sqrt Square Tanh Transpose ZerosLike',
  ],
  z: [
    'Add AddV2 DivNoNan Equal FloorDiv FloorMod Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr Maximum Minimum Mul NotEqual',
    'Pow RealDiv SigmoidGrad SquaredDifference Sub TanhGrad',
  ],
  sum: ['AddN'],
  out: ['Cumprod Cumsum'],
  softmax: ['Softmax'],
  logsoftmax: ['LogSoftmax'],
  value: ['ReadVariableOp'],
  resource: ['VarHandleOp'],
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
