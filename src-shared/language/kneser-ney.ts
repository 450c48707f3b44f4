/**
 * An n-gram language model with interpolated Kneser-Ney smoothing (Kneser & Ney 1995; Chen & Goodman 1999, section 3.4):
 * orders below the highest count in how many contexts a token follows instead of how often, and the lowest is mixed with
 * equal chances for all. One discount for each order, n₁ / (n₁ + 2 n₂) (Ney, Essen & Kneser 1994, eq. 9).
 */
export interface KneserNeyModel {
  /** −log p of every token given those before it, in nats; their sum is that of the sentence. (T) → (T) */
  readonly nats: (sentence: Int32Array) => Float64Array;
  /** What is taken from every count: of single tokens first, of the longest n-grams last. (order) */
  readonly discounts: readonly number[];
}

export interface KneserNeyOptions {
  /** The longest n-gram: 3 for a trigram model. */
  readonly order: number;
  /** Ids are 0 … vocabularySize − 1; over all of them the chances add up to 1, reserved ones included. */
  readonly vocabularySize: number;
  /** The id that stands before a sentence, as often as the first token needs. */
  readonly start: number;
}

interface Order {
  /** Of an n-gram: how often it stands there, or after how many different tokens (below the highest order). */
  readonly counts: ReadonlyMap<number, number>;
  /** Of a context: the sum of the counts of what follows it, and how many different tokens follow. */
  readonly totals: ReadonlyMap<number, number>;
  readonly followers: ReadonlyMap<number, number>;
  readonly discount: number;
}

/**
 * Counts sentences, each with its end mark as the last token and without a start mark. A sentence of any length has a
 * finite cost. Throws where n-grams of that order have no exact number, and on ids outside the vocabulary.
 */
export function kneserNey(
  sentences: Iterable<Int32Array>,
  { order, vocabularySize, start }: KneserNeyOptions,
): KneserNeyModel {
  requireExactKeys(order, vocabularySize);
  const sizes = Array.from({ length: order + 1 }, (_, length) => vocabularySize ** length); // n-grams of each length

  /** The n-gram of the highest order that ends at each token, as a number with the ids for digits. (T) */
  const ngrams = (sentence: Int32Array): Float64Array => {
    const keys = new Float64Array(sentence.length);
    let context = 0;
    for (let i = 1; i < order; i++) context = context * vocabularySize + start;
    sentence.forEach((token, t) => {
      if (!(token >= 0 && token < vocabularySize)) {
        throw new Error(`kneserNey: token ${t} is ${token}, expected 0 to ${vocabularySize - 1}`);
      }
      keys[t] = context * vocabularySize + token;
      context = keys[t] % sizes[order - 1]!;
    });
    return keys;
  };

  let counts = new Map<number, number>();
  for (const sentence of sentences) for (const key of ngrams(sentence)) add(counts, key, 1);
  const orders: Order[] = [];
  for (let length = order; length >= 1; length--) {
    orders.unshift(countedOrder(counts, vocabularySize));
    const shorter = new Map<number, number>();
    for (const key of counts.keys()) add(shorter, key % sizes[length - 1]!, 1);
    counts = shorter;
  }

  const probability = (key: number): number => {
    let p = 1 / vocabularySize;
    for (let length = 1; length <= order; length++) {
      const { counts: known, totals, followers, discount } = orders[length - 1]!;
      const ngram = key % sizes[length]!;
      const context = Math.floor(ngram / vocabularySize);
      const total = totals.get(context);
      const followerCount = followers.get(context);
      // no longer context was seen either
      if (total === undefined || followerCount === undefined) return p;
      const kept = Math.max(0, (known.get(ngram) ?? 0) - discount);
      p = (kept + discount * followerCount * p) / total;
    }
    return p;
  };
  return {
    discounts: orders.map(({ discount }) => discount),
    nats: (sentence) => ngrams(sentence).map((key) => -Math.log(probability(key))),
  };
}

function requireExactKeys(order: number, vocabularySize: number): void {
  if (!Number.isInteger(order) || order < 1) throw new Error(`kneserNey: order is ${order}, expected 1 or more`);
  if (!(vocabularySize >= 1 && vocabularySize ** order < 2 ** 53)) {
    throw new Error(
      `kneserNey: a vocabulary of ${vocabularySize} has ${vocabularySize ** order} n-grams of order ${order}, expected 1 to 2^53`,
    );
  }
}

function countedOrder(counts: ReadonlyMap<number, number>, vocabularySize: number): Order {
  const totals = new Map<number, number>();
  const followers = new Map<number, number>();
  let once = 0;
  let twice = 0;
  for (const [key, count] of counts) {
    const context = Math.floor(key / vocabularySize);
    add(totals, context, count);
    add(followers, context, 1);
    if (count === 1) once++;
    if (count === 2) twice++;
  }
  // Without a count of 1 the estimate is 0 or 0 / 0, and what was never seen would cost an infinity of nats.
  const discount = once > 0 ? once / (once + 2 * twice) : 0.5;
  return { counts, totals, followers, discount };
}

function add(map: Map<number, number>, key: number, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}
