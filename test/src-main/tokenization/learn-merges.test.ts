import { expect, test } from 'vitest';
import { learnMerges } from '#main/tokenization/learn-merges.ts';
import { drawnNumbers } from './drawn-numbers.ts';

const counted = (pieces: Record<string, number>) => new Map(Object.entries(pieces));

test('joins the most frequent pair again and again, until none is there twice', () => {
  // Sennrich et al. 2016: low 5, lower 2, newest 6, widest 3; es 9, est 9, lo 7, low 7, and then by hand
  const pieces = counted({ low: 5, lower: 2, newest: 6, widest: 3 });
  const merges = [...learnMerges(pieces, [...'deilnorstw'])];
  expect(merges.slice(0, 4).map(({ left, right, saved }) => [left, right, saved])).toEqual([
    ['e', 's', 9],
    ['es', 't', 9],
    ['l', 'o', 7],
    ['lo', 'w', 7],
  ]);
  const words = merges.map(({ left, right }) => left + right);
  expect(words).toEqual(expect.arrayContaining(['newest', 'widest', 'lower']));
});

test('of overlapping pairs the first is joined', () => {
  const [first, second] = [...learnMerges(counted({ aaa: 4 }), ['a'])];
  expect([first, second]).toEqual([
    { left: 'a', right: 'a', saved: 4, isNew: true },
    { left: 'aa', right: 'a', saved: 4, isNew: true },
  ]);
});

test('says where another pair had made the same subword', () => {
  const merges = [...learnMerges(counted({ xab: 9, abc: 8, bc: 20, zab: 9, xabc: 3 }), [...'abcxz'])];
  const joints = merges.map(({ left, right }) => left + right);
  expect(merges.map(({ isNew }) => isNew)).toEqual(joints.map((joint, i) => joints.indexOf(joint) === i));
});

test('joins nothing with a character outside the alphabet', () => {
  expect([...learnMerges(counted({ aXb: 9, ab: 3 }), ['a', 'b'])].map(({ saved }) => saved)).toEqual([3]);
});

test('learns nothing from nothing', () => {
  expect([...learnMerges(new Map(), [])]).toEqual([]);
  expect([...learnMerges(counted({ ab: 1, b: 5 }), ['a', 'b'])]).toEqual([]);
});

test('agrees with counting all pairs anew after every merge', () => {
  const numbers = drawnNumbers(600);
  const pieces = new Map<string, number>();
  for (let i = 0; i < 600; i += 6) {
    const piece = numbers.slice(i, i + 5).map((number) => 'abcd'[number % 4]!);
    pieces.set(piece.join(''), 1 + (numbers[i + 5]! % 7));
  }
  const merges = [...learnMerges(pieces, [...'abcd'])].map(({ left, right }) => `${left} ${right}`);
  expect(merges).toEqual(mergesByBruteForce(pieces, [...'abcd']));
  expect(merges.length).toBeGreaterThan(50);
});

function mergesByBruteForce(pieces: ReadonlyMap<string, number>, subwords: string[]): string[] {
  let rows = [...pieces].map(([piece, times]) => ({ row: [...piece], times }));
  const merges: string[] = [];
  for (;;) {
    const counts = new Map<string, number>();
    for (const { row, times } of rows) {
      row.slice(1).forEach((right, i) => {
        const key = `${row[i]!} ${right}`;
        counts.set(key, (counts.get(key) ?? 0) + times);
      });
    }
    const age = (key: string, side: 0 | 1) => subwords.indexOf(key.split(' ')[side]!);
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || age(a, 0) - age(b, 0) || age(a, 1) - age(b, 1));
    if (best === undefined || best[1] < 2) return merges;
    merges.push(best[0]);
    const joint = best[0].replace(' ', '');
    if (!subwords.includes(joint)) subwords.push(joint);
    rows = rows.map(({ row, times }) => {
      const text = ` ${row.join('  ')} `.replaceAll(` ${best[0].replace(' ', '  ')} `, ` ${joint} `);
      return { row: text.trim().split(/ +/), times };
    });
  }
}
