import * as tf from '@tensorflow/tfjs-core';
import { placeHash } from './place-hash.ts';
import type { SeedPair } from './seeded-blocks.ts';

/** What every draw takes as its last argument: int32 [seed of the run, step]. (2) */
export type RandomKey = tf.Tensor1D;

/** A key as plain numbers for a place in the code: different places with one key draw unrelated numbers. */
export function placeSeed(seed: SeedPair, place: string): SeedPair {
  return [(seed[0] + placeHash(place)) | 0, seed[1]];
}

/** `placeSeed` for a key that is a tensor; int32 addition wraps around on every backend. (2) */
export function placeKey(key: RandomKey, place: string): RandomKey {
  return tf.add(key, tf.tensor1d([placeHash(place), 0], 'int32'));
}
