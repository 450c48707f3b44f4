import { permutation } from '#shared/random/permutation.ts';
import { placeSeed } from '#shared/random/random-key.ts';

export interface LengthBuckets {
  /** Widths of batches, ascending; a sentence goes into the narrowest that holds it, or into the next one. */
  readonly widths: readonly number[];
  readonly batchSize: number;
}

/** Sentences of about one length, to be padded to `width` tokens. */
export interface SentenceBatch {
  /** Indices of sentences; fewer than the batch size in one batch at most, of the widest bucket that is used. */
  readonly rows: Int32Array;
  readonly width: number;
}

/**
 * The batches of an epoch, in order: every sentence stands in one, each batch is of one bucket, and both the sentences
 * of a bucket and the batches are in an order that seed and epoch decide. `lengths` are numbers of tokens, the end mark
 * counted. Padding batches of mixed lengths would double the work.
 *
 * Sentences that do not fill a batch go on to the next wider bucket, so that no more than one batch of the epoch is
 * short: a short batch is a graph of its own. Their number is the same in every epoch.
 */
export function lengthBucketBatches(
  lengths: ArrayLike<number>,
  buckets: LengthBuckets,
  seed: number,
  epoch: number,
): SentenceBatch[] {
  checkBuckets(buckets);
  const members = buckets.widths.map(() => new Array<number>());
  for (const sentence of permutation(lengths.length, seed, epoch)) {
    members[bucketOf(lengths, sentence, buckets.widths)]!.push(sentence);
  }
  let left: readonly number[] = [];
  const batches = members.flatMap((sentences, bucket) => {
    const all = [...left, ...sentences];
    const isLast = members.slice(bucket + 1).every((wider) => wider.length === 0);
    const full = isLast ? all.length : all.length - (all.length % buckets.batchSize);
    left = all.slice(full);
    return chunks(all.slice(0, full), buckets.batchSize).map((rows) => ({ rows, width: buckets.widths[bucket]! }));
  });
  // a seed of its own: the same draws again would tie the order of the batches to that of the sentences
  const [orderSeed] = placeSeed([seed, 0], 'lengthBucketBatches');
  return Array.from(permutation(batches.length, orderSeed, epoch), (index) => batches[index]!);
}

function checkBuckets({ widths, batchSize }: LengthBuckets): void {
  const isAscending = widths.every((width, i) => Number.isInteger(width) && width > (widths[i - 1] ?? 0));
  if (widths.length === 0 || !isAscending) {
    throw new Error(`lengthBucketBatches: widths are ${widths.join(', ')}, expected positive integers that ascend`);
  }
  if (!(Number.isInteger(batchSize) && batchSize > 0)) {
    throw new Error(`lengthBucketBatches: batchSize is ${batchSize}, expected a positive integer`);
  }
}

function bucketOf(lengths: ArrayLike<number>, sentence: number, widths: readonly number[]): number {
  const length = lengths[sentence]!;
  const bucket = widths.findIndex((width) => length <= width);
  if (bucket >= 0) return bucket;
  throw new Error(
    `lengthBucketBatches: sentence ${sentence} has ${length} tokens, the widest bucket holds ${widths.at(-1)}`,
  );
}

function chunks(sentences: readonly number[], size: number): Int32Array[] {
  return Array.from({ length: Math.ceil(sentences.length / size) }, (_, i) => {
    return Int32Array.from(sentences.slice(i * size, (i + 1) * size));
  });
}
