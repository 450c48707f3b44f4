import { expect, test } from 'vitest';
import { ChangedNumbers } from '#renderer/state/changed-numbers.ts';

/** Readings that end when told, and rests that end when told. */
function watched() {
  const asked: (readonly number[] | null)[] = [];
  const ends: ((isRead: boolean) => void)[] = [];
  const rests: (() => void)[] = [];
  const changes = new ChangedNumbers(
    (numbers) => {
      asked.push(numbers);
      return new Promise((resolve) => ends.push(resolve));
    },
    (callback) => {
      rests.push(callback);
      return () => void rests.splice(rests.indexOf(callback), 1);
    },
  );
  const end = async (isRead: boolean) => {
    ends.shift()?.(isRead);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { changes, asked, end, rests, rest: () => rests.shift()?.() };
}

test('reads at once, then together what came during reading and rest, in order and each once', async () => {
  const { changes, asked, end, rest } = watched();
  changes.news(null);
  changes.news([5, 3]);
  expect(asked).toEqual([null]);
  await end(true);
  changes.news([3, 10]);
  expect(asked).toHaveLength(1);
  rest();
  expect(asked).toEqual([null, [3, 5, 10]]);
});

test('asks nothing more when nothing came, and goes on with the next news', async () => {
  const { changes, asked, end, rest } = watched();
  changes.news([1]);
  await end(true);
  rest();
  expect(asked).toEqual([[1]]);
  changes.news([2]);
  expect(asked).toEqual([[1], [2]]);
});

test('what failed is read with the next news, also with those that came meanwhile', async () => {
  const { changes, asked, end, rest } = watched();
  changes.news([1]);
  await end(false);
  rest();
  expect(asked).toEqual([[1]]); // a border that is broken is not asked for ever
  changes.news([2]);
  expect(asked.at(-1)).toEqual([1, 2]);
  changes.news([3]);
  await end(false);
  rest();
  expect(asked.at(-1)).toEqual([1, 2, 3]);
});

test('all of them once asked for in vain stays all', async () => {
  const { changes, asked, end, rest } = watched();
  changes.news(null);
  await end(false);
  rest();
  changes.news([4]);
  expect(asked).toEqual([null, null]);
});

test('stopped, it neither rests nor reads', async () => {
  const { changes, asked, end, rests } = watched();
  changes.news([1]);
  changes.stop();
  await end(true);
  changes.news([2]);
  expect(asked).toEqual([[1]]);
  expect(rests).toEqual([]);
});
