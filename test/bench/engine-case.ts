interface Sizes {
  readonly name: string;
  readonly batchSize: number;
  readonly latentSize: number;
}

export interface ImageCase extends Sizes {
  readonly family: 'dense' | 'convolutional';
  /** Of the convolutions; missing where there are none. */
  readonly channels?: readonly number[];
  readonly encoderWidths: readonly number[];
  readonly decoderWidths: readonly number[];
}

export interface TextCase extends Sizes {
  readonly family: 'text';
  readonly cell: 'lstm' | 'gru';
  readonly vocabularySize: number;
  readonly embeddingSize: number;
  readonly hiddenSize: number;
  readonly sentenceLength: number;
}

/** A row of engine-cases.json. */
export type EngineCase = ImageCase | TextCase;

/** Every contender draws its batches from so many examples. */
export const exampleCount = 4096;
