import { statelessUniform } from '#shared/random/stateless-random.ts';
import { createBeam } from '#shared/text/beam.ts';
import type { BeamOptions, Hypothesis } from '#shared/text/beam.ts';
import { describe, expect, it } from 'vitest';

const [vocabulary, longest, end] = [6, 4, 2];

/** Log-probabilities of what follows a prefix: random, but a function of the prefix; padding, start and unknown are never written. */
function nextOf(prefix: readonly number[], seed: number): Float32Array {
  const place = prefix.reduce((sum, token) => sum * vocabulary + token, 1);
  const weights = statelessUniform([seed, place], vocabulary).map((uniform, token) => {
    return [0, 1, 3].includes(token) ? 0 : uniform ** 3 + 0.01;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.log(weight / total));
}

function search(options: Omit<BeamOptions, 'longest'>, seed: number): Hypothesis {
  const beam = createBeam({ ...options, longest });
  while (!beam.isDone()) {
    const step = beam.advance(beam.live().map(({ tokens }) => nextOf(tokens, seed)));
    expect(step.tokens).toEqual(beam.live().map(({ tokens }) => tokens.at(-1)));
  }
  return beam.best()!;
}

/** Every text of at most `longest` tokens, by brute force. */
function allTexts(seed: number, prefix: readonly number[] = [], logProbability = 0): readonly Hypothesis[] {
  if (prefix.at(-1) === end || prefix.length === longest) return [{ tokens: prefix, logProbability }];
  return [...nextOf(prefix, seed)].flatMap((next, token) =>
    next === -Infinity ? [] : allTexts(seed, [...prefix, token], logProbability + next),
  );
}

describe('createBeam', () => {
  it.each([0, 0.7, 1])(
    'finds the best of all texts when it is as wide as there are any, by power %d',
    (lengthPower) => {
      for (let seed = 1; seed <= 20; seed++) {
        const score = ({ tokens, logProbability }: Hypothesis) => logProbability / tokens.length ** lengthPower;
        const best = allTexts(seed).reduce((a, b) => (score(b) > score(a) ? b : a));
        const found = search({ width: vocabulary ** longest, lengthPower }, seed);
        expect(found.tokens).toEqual(best.tokens);
        expect(found.logProbability).toBeCloseTo(best.logProbability, 5);
      }
    },
  );

  it('is greedy when it is one wide, and no worse on average when it is wider', () => {
    let gain = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const tokens: number[] = [];
      while (tokens.at(-1) !== end && tokens.length < longest) {
        const next = nextOf(tokens, seed);
        tokens.push(next.indexOf(Math.max(...next)));
      }
      const greedy = search({ width: 1, lengthPower: 0 }, seed);
      expect(greedy.tokens).toEqual(tokens);
      gain += search({ width: 3, lengthPower: 0 }, seed).logProbability - greedy.logProbability;
    }
    expect(gain).toBeGreaterThan(1);
  });

  it('stops as soon as nothing can overtake the best', () => {
    const beam = createBeam({ width: 2, lengthPower: 0, longest: 9 });
    const certain = Float32Array.from([0, 0, 0.9, 0, 0.1], Math.log);
    expect(beam.advance([certain])).toEqual({ parents: [], tokens: [] });
    expect(beam.isDone()).toBe(true);
    expect(beam.best()!.tokens).toEqual([end]);
  });

  it('goes on where a longer text could still be better by its mean', () => {
    const beam = createBeam({ width: 2, lengthPower: 1, longest: 9 });
    expect(beam.advance([Float32Array.from([0, 0, 0.6, 0, 0.4], Math.log)])).toEqual({ parents: [0], tokens: [4] });
    expect(beam.isDone()).toBe(false);
  });

  it('cuts a text at the longest length', () => {
    const beam = createBeam({ width: 2, lengthPower: 0, longest: 2 });
    const endless = Float32Array.from([0, 0, 0, 0, 1], Math.log);
    beam.advance([endless]);
    expect(beam.best()).toBeNull();
    beam.advance([endless]);
    expect(beam.best()).toEqual({ tokens: [4, 4], logProbability: 0 });
  });
});
