/** A row of the hyperparameters that does not fit the data, and what to do about it, as the rest of a sentence. */
export interface NetworkProblem {
  readonly name: 'network' | 'convolutionChannels';
  readonly what: string;
}

/** What decides whether a network can take the data; a `ModelSpecification` is one. */
export interface NetworkChoice {
  readonly network: 'dense' | 'convolutional';
  readonly convolutionChannels: readonly number[];
  /** Of one example. */
  readonly dataShape: readonly number[];
}

/**
 * Why this network cannot take data of this shape; null when it can. Convolutions need an image, (H, W, C), and every one
 * of them something to halve.
 */
export function networkProblem({ network, convolutionChannels, dataShape }: NetworkChoice): NetworkProblem | null {
  if (network === 'dense') return null;
  const found = `(${dataShape.join(', ')})`;
  const [height, width, channels] = dataShape;
  if (dataShape.length !== 3 || !height || !width || !channels) {
    const what = `convolutional expects images of the shape (height, width, channels), the data is ${found}; choose dense`;
    return { name: 'network', what };
  }
  const layers = convolutionChannels.length;
  if (layers === 0) {
    const what =
      'a convolutional network expects at least one number of channels, found none; name one or choose dense';
    return { name: 'convolutionChannels', what };
  }
  const smallest = 2 ** (layers - 1) + 1;
  if (Math.min(height, width) >= smallest) return null;
  const what = `${layers} halvings expect images of at least ${smallest} × ${smallest} pixels, the data is ${found}; take fewer layers or a dense network`;
  return { name: 'convolutionChannels', what };
}
