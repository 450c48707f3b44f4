import { neighborVotes } from '#shared/evaluation/neighbor-votes.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const sizes = { dimensions: 1, classCount: 2, neighbors: 3 };

describe('neighborVotes', () => {
  it('counts the labels of the nearest codes', () => {
    const votes = neighborVotes(Float32Array.of(0, 1, 2, 10, 11), [0, 1, 1, 0, 0], sizes);
    expect([...votes([0.4])]).toEqual([expect.closeTo(1 / 3), expect.closeTo(2 / 3)]);
    expect([...votes([10.6])]).toEqual([expect.closeTo(2 / 3), expect.closeTo(1 / 3)]);
  });

  it('agrees with sorting all distances', () => {
    const { normal, below } = randomStream([1, 2], 'votes');
    const codes = Float32Array.from({ length: 400 * 3 }, normal);
    const labels = Array.from({ length: 400 }, () => below(4));
    const votes = neighborVotes(codes, labels, { dimensions: 3, classCount: 4, neighbors: 10 });
    for (let i = 0; i < 20; i++) {
      const query = [normal(), normal(), normal()];
      const distance = (row: number) => query.reduce((sum, x, j) => sum + (x - codes[row * 3 + j]!) ** 2, 0);
      const nearest = labels.map((_, row) => row).sort((a, b) => distance(a) - distance(b));
      const counted = [0, 1, 2, 3].map((label) => nearest.slice(0, 10).filter((row) => labels[row] === label).length);
      counted.forEach((count, label) => expect(votes(query)[label]).toBeCloseTo(count / 10, 12));
    }
  });

  it('lets all vote where there are fewer, and what is no number not at all', () => {
    const votes = neighborVotes(Float32Array.of(0, NaN, 5), [0, 1, 1], { ...sizes, neighbors: 10 });
    expect([...votes([4])]).toEqual([0.5, 0.5]);
  });

  it('throws on codes without a label', () => {
    expect(() => neighborVotes(Float32Array.of(0, 1), [0], sizes)).toThrow('1 labels but 2 numbers in rows of 1');
  });
});
