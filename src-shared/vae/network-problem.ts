/** A row of the hyperparameters that does not fit the data, and what to do about it, as the rest of a sentence. */
export interface NetworkProblem {
  readonly name: 'modelKind' | 'network' | 'convolutionChannels' | 'klFloor';
  readonly what: string;
}

/** What decides whether a network can take images; a `ModelSpecification` is one. */
export interface NetworkChoice {
  readonly modelKind: string;
  readonly network: string;
  readonly convolutionChannels: readonly number[];
  readonly klFloor: string;
  /** Of one example. */
  readonly dataShape: readonly number[];
}

/**
 * Why this network cannot take data of this shape; null when it can. Convolutions need an image, (H, W, C), and every one
 * of them something to halve; models of texts are for texts.
 */
export function networkProblem({
  modelKind,
  network,
  convolutionChannels,
  klFloor,
  dataShape,
}: NetworkChoice): NetworkProblem | null {
  if (modelKind === 'language-model') {
    return {
      name: 'modelKind',
      what: 'a language model is for texts, the data are images; choose a VAE or an autoencoder',
    };
  }
  if (modelKind === 'vae' && klFloor === 'normalized-means') {
    return { name: 'klFloor', what: 'normalized means are for texts, the data are images; choose free bits or a rate' };
  }
  if (network === 'dense') return null;
  if (network !== 'convolutional') {
    return { name: 'network', what: `${network} is for texts, the data are images; choose dense or convolutional` };
  }
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
