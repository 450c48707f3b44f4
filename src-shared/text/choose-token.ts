import type { RandomStream } from '#shared/random/random-stream.ts';

/** How the next token is chosen by its logits; for a temperature τ tokens are drawn from p^(1/τ), normalized. */
export type TokenChoice =
  | { readonly kind: 'greedy' }
  | { readonly kind: 'sample'; readonly temperature: number }
  | { readonly kind: 'top-k'; readonly temperature: number; readonly k: number }
  | { readonly kind: 'nucleus'; readonly temperature: number; readonly p: number };

/**
 * The token that is chosen, one of those whose logit is not −Infinity. Greedy: the likeliest, of equal ones the first. Top-k
 * draws among the k likeliest, nucleus among the fewest likeliest whose probabilities at that temperature add up to p or
 * more (Holtzman et al. 2020, section 3.1). Throws where there is none to choose.
 */
export function chooseToken(logits: Float32Array, choice: TokenChoice, random: Pick<RandomStream, 'uniform'>): number {
  const likeliest = indexOfLargest(logits);
  if (choice.kind === 'greedy') return likeliest;
  const weights = temperedWeights(logits, logits[likeliest]!, choice.temperature);
  if (choice.kind === 'top-k') keepLargest(weights, { most: choice.k, mass: Infinity });
  if (choice.kind === 'nucleus') keepLargest(weights, { most: Infinity, mass: choice.p });
  return drawn(weights, random.uniform());
}

function indexOfLargest(logits: Float32Array): number {
  let best = 0;
  for (let token = 1; token < logits.length; token++) if (logits[token]! > logits[best]!) best = token;
  if (logits[best]! > -Infinity) return best;
  throw new Error(`chooseToken: none of ${logits.length} tokens can be chosen`);
}

/** In proportion to the probabilities, the largest 1: less it, e^logit would overflow. */
function temperedWeights(logits: Float32Array, largest: number, temperature: number): Float64Array {
  const weights = new Float64Array(logits.length);
  for (let token = 0; token < weights.length; token++) {
    weights[token] = Math.exp((logits[token]! - largest) / temperature);
  }
  return weights;
}

/** Sets all weights to 0 but the fewest largest ones that are `most`, or that have the share `mass` of the sum. */
function keepLargest(weights: Float64Array, { most, mass }: { readonly most: number; readonly mass: number }): void {
  const sorted = weights.toSorted(); // the largest last
  const enough = mass * sum(sorted);
  let kept = 0;
  let total = 0;
  while (kept < Math.min(most, sorted.length) && total < enough) total += sorted[sorted.length - ++kept]!;
  const least = sorted[sorted.length - kept]!;
  let above = 0;
  for (const weight of weights) if (weight > least) above++;
  let equal = kept - above; // of those at the border the first ones are kept
  weights.forEach((weight, token) => {
    if (weight < least || (weight === least && equal-- <= 0)) weights[token] = 0;
  });
}

function drawn(weights: Float64Array, uniform: number): number {
  const target = uniform * sum(weights);
  let reached = 0;
  let last = 0;
  for (let token = 0; token < weights.length; token++) {
    if (weights[token] === 0) continue;
    reached += weights[token]!;
    last = token;
    if (reached > target) return token;
  }
  return last; // rounding may leave the target above the last sum
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
