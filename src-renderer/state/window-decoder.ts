import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { DecoderWeights } from '#shared/contract/calls.ts';
import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import { decodeMean } from '#shared/vae/model.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';

/** A decoder with its weights as tensors of this window. */
export class WindowDecoder {
  readonly epoch: number;
  readonly latentSize: number;
  /** (H, W, C) */
  readonly dataShape: readonly number[];
  readonly #spec: ModelSpecification;
  readonly #parameters: Readonly<Record<string, tf.Tensor>>;

  constructor({ epoch, dataShape, hyperparameters, weights }: DecoderWeights) {
    this.epoch = epoch;
    this.dataShape = dataShape;
    this.latentSize = hyperparameters.latentSize;
    this.#spec = { ...ofImageModel(hyperparameters), dataShape };
    const tensors = Object.entries(weights).map(
      ([name, { data, shape }]) => [name, tf.tensor(data, [...shape])] as const,
    );
    this.#parameters = Object.fromEntries(tensors);
  }

  /** Means of p(x|z) of codes, row-major (B, Z), as bytes. (B, H, W, C) */
  decode(codes: Float32Array): Uint8Array {
    const count = codes.length / this.latentSize;
    const means = tf.tidy(() =>
      decodeMean(this.#spec, this.#parameters, tf.tensor2d(codes, [count, this.latentSize])).dataSync(),
    ); // (B, D)
    return Uint8Array.from(means, (mean) => Math.round(255 * Math.min(1, Math.max(0, mean))));
  }

  dispose(): void {
    tf.dispose(Object.values(this.#parameters));
  }
}
