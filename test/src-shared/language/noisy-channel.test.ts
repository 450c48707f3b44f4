import { expect, test } from 'vitest';
import { emptyReading, endedReading, longerReadings } from '#shared/language/noisy-channel.ts';
import type { MeantWord, Reading } from '#shared/language/noisy-channel.ts';
import { randomStream } from '#shared/random/random-stream.ts';

const meant = (word: string, token: number, nats: number): MeantWord => ({ word, token, nats });

test('adds what was meant, what was typed for it, and what came before', () => {
  const before: readonly Reading[] = [
    { words: ['a'], tokens: [1], nats: 1, parent: 0 },
    { words: ['b'], tokens: [2], nats: 2, parent: 0 },
  ];
  const natsOf = (reading: number, token: number) => (reading === 1 && token === 7 ? 0.25 : 3);
  const found = longerReadings(before, [meant('x', 7, 0.5), meant('y', 8, 4)], natsOf, 3);
  expect(found).toEqual([
    { words: ['b', 'x'], tokens: [2, 7], nats: 2.75, parent: 1 },
    { words: ['a', 'x'], tokens: [1, 7], nats: 4.5, parent: 0 },
    { words: ['a', 'y'], tokens: [1, 8], nats: 8, parent: 0 },
  ]);
});

test('a wide beam finds the best of all readings, the end counted', () => {
  const { uniform } = randomStream([2, 0], 'readings');
  const places = Array.from({ length: 4 }, (_, place) =>
    Array.from({ length: 3 }, (_unused, i) => meant(`w${i}`, i, place + 3 * uniform())),
  );
  const table = Array.from({ length: 16 }, () => 3 * uniform());
  const pair = (before: number | undefined, token: number) => table[((before ?? 3) * 4 + token) % 16]!;
  let readings: readonly Reading[] = [emptyReading];
  const natsOf = (place: number, token: number) => pair(readings[place]!.tokens.at(-1), token);
  for (const words of places) readings = longerReadings(readings, words, natsOf, 81);
  const best = endedReading(readings, natsOf, 3);

  let least = Infinity;
  for (let number = 0; number < 81; number++) {
    const choice = [27, 9, 3, 1].map((power) => Math.floor(number / power) % 3);
    const typed = choice.reduce((sum, i, place) => sum + places[place]![i]!.nats, 0);
    const said = [...choice, 3].reduce((sum, token, place) => sum + pair(choice[place - 1], token), 0);
    least = Math.min(least, typed + said);
  }
  expect(best.nats).toBeCloseTo(least, 12);
  expect(best.words).toHaveLength(4);
});

test('throws where nothing is read', () => {
  expect(() => endedReading([], () => 0, 2)).toThrow('no readings');
  expect(endedReading([emptyReading], () => 0.5, 2)).toEqual({ words: [], tokens: [], nats: 0.5, parent: 0 });
});
