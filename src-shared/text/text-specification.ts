import type { Activation } from '#shared/networks/activations.ts';
import type { RecurrentCell } from '#shared/networks/recurrent-layer.ts';

/** What decides a model of texts: a full set of hyperparameters of texts and the shape of the data. */
export interface TextModelSpecification {
  /** Of the texts: [tokens of the longest with its end mark, tokens of the vocabulary with the reserved ones, classes]. */
  readonly dataShape: readonly number[];
  /** `language-model` is a decoder alone, without z. */
  readonly modelKind: 'vae' | 'ae' | 'language-model';
  readonly network: 'recurrent' | 'transformer' | 'topics';
  readonly cell: RecurrentCell;
  readonly encoderDirections: 'forwards' | 'both-ways';
  /** Of a recurrent network; a transformer has `hiddenSize` numbers a token. */
  readonly embeddingSize: number;
  readonly hiddenSize: number;
  readonly transformerLayers: number;
  readonly attentionHeads: number;
  /** Of a topic model, with its `activation`. */
  readonly encoderWidths: readonly number[];
  readonly activation: Activation;
  readonly wordDecoder: 'in-order' | 'bag-of-words';
  readonly embeddings: 'separate' | 'tied';
  readonly labelCondition: 'none' | 'label';
  readonly latentSize: number;
  readonly klFloor: 'none' | 'free-bits' | 'delta' | 'normalized-means';
  /** Nats of each dimension; of `free-bits`. */
  readonly freeBits: number;
  /** Nats of an example; of `delta`. */
  readonly committedRate: number;
  /** Standard deviation of each posterior mean; of `normalized-means`. */
  readonly meanSpread: number;
  /** Probability that the decoder reads a word as unknown while it learns. */
  readonly wordDropout: number;
  /** Probability that a number is 0 while the model learns. */
  readonly dropout: number;
  /** Where there is noise, the encoder is given other tokens than the decoder writes while the model learns. */
  readonly inputNoise: 'none' | 'words' | 'characters';
}

/** The numbers of `dataShape` by name; throws for another shape than that of texts. */
export function textSizes({ dataShape }: Pick<TextModelSpecification, 'dataShape'>): {
  /** Tokens of the longest text, with its end mark. */
  readonly longestText: number;
  /** Reserved ids included. */
  readonly vocabularySize: number;
  /** 0 without labels. */
  readonly classCount: number;
} {
  const [longestText, vocabularySize, classCount] = dataShape;
  if (dataShape.length !== 3 || !longestText || !vocabularySize || classCount === undefined) {
    throw new Error(`textSizes: dataShape is (${dataShape.join(', ')}), expected (tokens, vocabulary, classes)`);
  }
  return { longestText, vocabularySize, classCount };
}

/** Whether the model is told the label of each text. */
export function isToldLabels({
  network,
  labelCondition,
}: Pick<TextModelSpecification, 'network' | 'labelCondition'>): boolean {
  return network !== 'topics' && labelCondition === 'label';
}

/** Whether the encoder is given other tokens than the decoder writes, while the model learns. */
export function hasInputNoise({
  network,
  modelKind,
  inputNoise,
}: Pick<TextModelSpecification, 'network' | 'modelKind' | 'inputNoise'>): boolean {
  return network !== 'topics' && modelKind !== 'language-model' && inputNoise !== 'none';
}

/** How many numbers stand for a token where a network reads it. */
export function embeddingWidth({
  network,
  embeddingSize,
  hiddenSize,
}: Pick<TextModelSpecification, 'network' | 'embeddingSize' | 'hiddenSize'>): number {
  return network === 'recurrent' ? embeddingSize : hiddenSize;
}
