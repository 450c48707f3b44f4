import * as tf from '@tensorflow/tfjs-core';
import { placeHash } from './place-hash.ts';
import type { SeedPair } from './seeded-blocks.ts';

/** What every draw takes as its last argument: int32 [seed of the run, step] (2), or the key of a part of a batch. */
export type RandomKey = tf.Tensor1D | PartKey;

/** Draws with it are the rows from `start` on of what the whole key draws for `total` rows. */
export interface PartKey {
  readonly whole: tf.Tensor1D;
  readonly start: number;
  readonly total: number;
}

/** A key as plain numbers for a place in the code: different places with one key draw unrelated numbers. */
export function placeSeed(seed: SeedPair, place: string): SeedPair {
  return [(seed[0] + placeHash(place)) | 0, seed[1]];
}

/** `placeSeed` for a key that is a tensor; int32 addition wraps around on every backend. */
export function placeKey(key: RandomKey, place: string): RandomKey {
  if ('whole' in key) return { ...key, whole: placed(key.whole, place) };
  return placed(key, place);
}

function placed(key: tf.Tensor1D, place: string): tf.Tensor1D {
  return tf.add(key, tf.tensor1d([placeHash(place), 0], 'int32'));
}
