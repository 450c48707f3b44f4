import { expect, test } from 'vitest';
import { forEachInTurns } from '#main/tokenization/turns.ts';

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('works through all items in order', async () => {
  const seen: number[] = [];
  await forEachInTurns([3, 1, 2], (item) => seen.push(item));
  expect(seen).toEqual([3, 1, 2]);
});

test('lets others have their turn in between', async () => {
  let turns = 0;
  const takeTurn = (): void => {
    turns++;
    if (turns < 3) setImmediate(takeTurn);
  };
  setImmediate(takeTurn);
  const turnsSeen: number[] = [];
  await forEachInTurns([1, 2, 3, 4], () => {
    turnsSeen.push(turns);
    busy(25);
  });
  expect(turnsSeen[0]).toBe(0);
  expect(turnsSeen.at(-1)).toBeGreaterThan(0);
});

test('an error ends the work', async () => {
  const failing = forEachInTurns([1, 2], (item) => {
    throw new Error(`at ${item}`);
  });
  await expect(failing).rejects.toThrow('at 1');
});
