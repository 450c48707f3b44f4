import { placeSeed } from '#shared/random/random-key.ts';
import { seededBlocks } from '#shared/random/seeded-blocks.ts';
import type { SeedPair } from '#shared/random/seeded-blocks.ts';
import { ngramKey, ngrams } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';
import { atOnce } from './portioned-work.ts';
import type { PortionedWork } from './portioned-work.ts';

export interface NearDuplicateOptions {
  /** From this Jaccard similarity of their shingles on, two texts are near-duplicates; above 0, at most 1. */
  readonly threshold?: number;
  /** A shingle is so many tokens in a row; a shorter text is one shingle. */
  readonly shingleLength?: number;
}

const hashCount = 128;

/**
 * Groups of texts that hardly differ, each of two or more indices, rising: every text shares `threshold` of its shingles
 * with another of its group, |A ∩ B| / |A ∪ B| ≥ threshold, texts without tokens with each other. Candidates are texts
 * that agree in a band of MinHash values (Broder 1997; Indyk & Motwani 1998), and each is compared exactly: no group is
 * wrong, and a pair at the threshold is missed once in a thousand times or less. 100,000 sentences take 3 s at 0.8, 20 at 0.5.
 */
export function nearDuplicates(
  texts: readonly Tokens[],
  options: NearDuplicateOptions,
  seed: SeedPair,
): readonly Int32Array[] {
  return atOnce(nearDuplicatesInPortions(texts, options, seed));
}

/** The same, in portions. */
export function* nearDuplicatesInPortions(
  texts: readonly Tokens[],
  { threshold = 0.8, shingleLength = 2 }: NearDuplicateOptions,
  seed: SeedPair,
): PortionedWork<readonly Int32Array[]> {
  if (!(threshold > 0 && threshold <= 1)) {
    throw new Error(`nearDuplicates: threshold is ${threshold}, expected above 0, at most 1`);
  }
  const { sets, shingleCount } = yield* shingleSets(texts, shingleLength);
  const groups = disjointGroups(texts.length);
  const distinct = yield* withoutEqualSets(sets, groups);
  const rows = rowsPerBand(threshold);
  const writeBlock = seededBlocks(placeSeed(seed, 'nearDuplicates'));
  const bands = Math.floor(hashCount / rows);
  for (let band = 0; band < bands; band++) {
    const share = (1 + band) / (1 + bands); // the sets are a part too
    const places = { band, rows, share };
    const permuted = yield* permutedShingles(shingleCount, places, writeBlock);
    const signatures = yield* bandSignatures(distinct, sets, { rows: permuted, share });
    for (const bucket of yield* bucketsOf(distinct, signatures, share)) {
      yield* joinSimilar(bucket, { sets, groups, threshold, share });
    }
  }
  return groups.ofTwoOrMore();
}

/** So many texts are cut or compared between two stops. */
const textsAtOnce = 5000;

interface ShingleSets {
  /** The numbers of a text's different shingles, rising. */
  readonly sets: readonly Int32Array[];
  readonly shingleCount: number;
}

function* shingleSets(texts: readonly Tokens[], shingleLength: number): PortionedWork<ShingleSets> {
  const numbers = new Map<string, number>();
  const sets: Int32Array[] = [];
  for (const text of texts) {
    if (sets.length % textsAtOnce === 0) yield 0;
    const whole = text.length > 0 && text.length < shingleLength;
    const found = new Set<number>();
    for (const shingle of whole ? [ngramKey(text)] : ngrams(text, shingleLength)) {
      let number = numbers.get(shingle);
      if (number === undefined) numbers.set(shingle, (number = numbers.size));
      found.add(number);
    }
    sets.push(Int32Array.from(found).sort());
  }
  return { sets, shingleCount: numbers.size };
}

interface DisjointGroups {
  readonly join: (first: number, second: number) => void;
  readonly areJoined: (first: number, second: number) => boolean;
  readonly ofTwoOrMore: () => readonly Int32Array[];
}

/** Union-find: every member leads to the first of its group, by ever shorter ways. */
function disjointGroups(size: number): DisjointGroups {
  const above = Int32Array.from({ length: size }, (_, member) => member);
  const firstOf = (member: number): number => {
    let at = member;
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  };
  return {
    join: (first, second) => {
      const [a, b] = [firstOf(first), firstOf(second)];
      above[Math.max(a, b)] = Math.min(a, b);
    },
    areJoined: (first, second) => firstOf(first) === firstOf(second),
    ofTwoOrMore: () => {
      const members = new Map<number, number[]>();
      for (let member = 0; member < size; member++) {
        const first = firstOf(member);
        const others = members.get(first);
        if (others) others.push(member);
        else members.set(first, [member]);
      }
      return [...members.values()].filter((group) => group.length > 1).map((group) => Int32Array.from(group));
    },
  };
}

/** Joins texts with equal sets, and gives the first of each: a thousand copies would be half a million pairs. */
function* withoutEqualSets(sets: readonly Int32Array[], groups: DisjointGroups): PortionedWork<readonly number[]> {
  const firstWith = new Map<string, number>();
  for (let text = 0; text < sets.length; text++) {
    if (text % textsAtOnce === 0) yield 0;
    const key = sets[text]!.join();
    const first = firstWith.get(key);
    if (first === undefined) firstWith.set(key, text);
    else groups.join(first, text);
  }
  return [...firstWith.values()];
}

/** As many as find a pair at the threshold in 999 of 1000 cases: more of them leave fewer candidates to compare. */
function rowsPerBand(threshold: number): number {
  const missRate = (rows: number) => (1 - threshold ** rows) ** Math.floor(hashCount / rows);
  let rows = 1;
  while (rows < 16 && missRate(rows + 1) <= 0.001) rows++;
  return rows;
}

interface Band {
  readonly band: number;
  readonly rows: number;
  readonly share: number;
}

/** For each row of a band, a random number for every shingle, as if all were put into a random order. (rows, shingles) */
function* permutedShingles(
  shingleCount: number,
  { band, rows, share }: Band,
  writeBlock: (block: number, output: Uint32Array) => void,
): PortionedWork<readonly Uint32Array[]> {
  const key = new Uint32Array(4);
  const permuted: Uint32Array[] = [];
  for (let row = 0; row < rows; row++) {
    yield share;
    writeBlock(band * rows + row, key);
    const [first, second] = [key[0]!, key[1]!];
    const numbers = new Uint32Array(shingleCount);
    for (let shingle = 0; shingle < shingleCount; shingle++) numbers[shingle] = mixed(mixed(shingle ^ first) ^ second);
    permuted.push(numbers);
  }
  return permuted;
}

/** A bijection of 32-bit words in which each bit changes all: the finalizer of MurmurHash3 (Appleby 2011). */
function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Of each text the least number of its shingles in each row of a band, as one word. */
function* bandSignatures(
  distinct: readonly number[],
  sets: readonly Int32Array[],
  { rows, share }: { readonly rows: readonly Uint32Array[]; readonly share: number },
): PortionedWork<Uint32Array> {
  const signatures = new Uint32Array(distinct.length);
  for (let i = 0; i < distinct.length; i++) {
    if (i % textsAtOnce === 0) yield share;
    let signature = 0;
    for (const numbers of rows) {
      let least = 0xffffffff;
      for (const shingle of sets[distinct[i]!]!) {
        const number = numbers[shingle]!;
        if (number < least) least = number;
      }
      signature = mixed(signature ^ least);
    }
    signatures[i] = signature;
  }
  return signatures;
}

function* bucketsOf(
  distinct: readonly number[],
  signatures: Uint32Array,
  share: number,
): PortionedWork<readonly (readonly number[])[]> {
  const buckets = new Map<number, number[]>();
  for (let i = 0; i < distinct.length; i++) {
    if (i % textsAtOnce === 0) yield share;
    const bucket = buckets.get(signatures[i]!);
    if (bucket) bucket.push(distinct[i]!);
    else buckets.set(signatures[i]!, [distinct[i]!]);
  }
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
}

interface Comparison {
  readonly sets: readonly Int32Array[];
  readonly groups: DisjointGroups;
  readonly threshold: number;
  readonly share: number;
}

function* joinSimilar(
  bucket: readonly number[],
  { sets, groups, threshold, share }: Comparison,
): PortionedWork<undefined> {
  let compared = 0;
  for (let i = 0; i < bucket.length; i++) {
    for (let j = i + 1; j < bucket.length; j++) {
      if (++compared % textsAtOnce === 0) yield share;
      const [first, second] = [bucket[i]!, bucket[j]!];
      if (groups.areJoined(first, second)) continue;
      if (jaccardSimilarity(sets[first]!, sets[second]!) >= threshold) groups.join(first, second);
    }
  }
}

/** Of two rising lists. */
function jaccardSimilarity(first: Int32Array, second: Int32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const difference = first[i]! - second[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared / (first.length + second.length - shared);
}
