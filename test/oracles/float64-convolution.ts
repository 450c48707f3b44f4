/**
 * Convolutions 3 × 3 with stride 2 by loops over float64 numbers, straight from the definition of TensorFlow's padding
 * "SAME". They share no code with src-shared.
 */

export interface Float64Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Row-major (height, width, channels). */
  readonly values: readonly number[];
}

interface Layer {
  /** Row-major (3, 3, channels of the larger image, channels of the smaller image). */
  readonly kernel: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
}

/** Every number of the smaller image is a weighted sum over a window of the larger one, whose outside is 0. */
export function float64Convolution(x: Float64Image, { kernel, bias }: Layer): Float64Image {
  const [height, width, channels] = [Math.ceil(x.height / 2), Math.ceil(x.width / 2), bias.length];
  const values = Array.from({ length: height * width * channels }, (_, i) => bias[i % channels]!);
  eachWeight(x, { height, width, channels }, (larger, smaller, weight) => {
    values[smaller]! += x.values[larger]! * kernel[weight]!;
  });
  return { height, width, channels, values };
}

/** The same windows the other way round: every number of the smaller image x adds to its window of the larger one. */
export function float64TransposedConvolution(
  x: Float64Image,
  { kernel, bias }: Layer,
  [height, width]: readonly [number, number],
): Float64Image {
  const larger = { height, width, channels: bias.length };
  const values = Array.from({ length: height * width * bias.length }, (_, i) => bias[i % bias.length]!);
  eachWeight(larger, x, (target, source, weight) => {
    values[target]! += x.values[source]! * kernel[weight]!;
  });
  return { ...larger, values };
}

type Shape = Omit<Float64Image, 'values'>;

/** Every pair of numbers that a weight joins, by their places. */
function eachWeight(
  larger: Shape,
  smaller: Shape,
  visit: (larger: number, smaller: number, weight: number) => void,
): void {
  const before = (size: number) => Math.floor(Math.max((Math.ceil(size / 2) - 1) * 2 + 3 - size, 0) / 2);
  const [above, left] = [before(larger.height), before(larger.width)];
  for (let row = 0; row < smaller.height; row++) {
    for (let column = 0; column < smaller.width; column++) {
      for (let i = 0; i < 9; i++) {
        const [y, x] = [2 * row - above + Math.floor(i / 3), 2 * column - left + (i % 3)];
        if (y < 0 || x < 0 || y >= larger.height || x >= larger.width) continue;
        for (let input = 0; input < larger.channels; input++) {
          for (let output = 0; output < smaller.channels; output++) {
            visit(
              (y * larger.width + x) * larger.channels + input,
              (row * smaller.width + column) * smaller.channels + output,
              (i * larger.channels + input) * smaller.channels + output,
            );
          }
        }
      }
    }
  }
}
