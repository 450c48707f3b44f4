/** NaN for no values. */
export function median(values) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The items in a random order that the seed decides, so that no contender always follows the same one. */
export function shuffled(items, seed) {
  const order = [...items];
  const next = randomBelow(seed);
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = next(last + 1);
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return order;
}

/** Steps that take about so many seconds, at least 3. */
export function stepsOfTurn(msPerStep, turnSeconds) {
  return Math.max(3, Math.round((1000 * turnSeconds) / msPerStep));
}

/**
 * Milliseconds that the rest takes: builds as long as the ones so far (10 s before the first), and turns. A turn has an
 * overhead, because three slow steps may be longer than it.
 */
export function millisecondsLeft({ buildsTookMs, buildsLeft, turnsTookMs, turnsLeft, turnSeconds }) {
  const build = buildsTookMs.length > 0 ? mean(buildsTookMs) : 10_000;
  const turn = turnsTookMs.length > 0 ? mean(turnsTookMs) : 1000 * turnSeconds;
  return buildsLeft * build + turnsLeft * turn;
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** mulberry32, by Tommy Ettinger: enough to shuffle a handful of names. */
function randomBelow(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}
