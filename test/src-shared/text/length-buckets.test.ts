import { statelessUniform } from '#shared/random/stateless-random.ts';
import { lengthBucketBatches } from '#shared/text/length-buckets.ts';
import { describe, expect, it } from 'vitest';

const lengths = Array.from(statelessUniform([6, 6], 203), (u) => 1 + Math.floor(u * 40));
const buckets = { widths: [10, 20, 30, 40], batchSize: 8 };
const at = (seed: number, epoch: number) => lengthBucketBatches(lengths, buckets, seed, epoch);
const plain = (batches: ReturnType<typeof at>) => batches.map(({ rows, width }) => [width, ...rows]);

describe('lengthBucketBatches', () => {
  it('puts each sentence of an epoch into one batch, of the narrowest width that holds it or the next', () => {
    const seen = at(1, 0).flatMap(({ rows, width }) => [...rows].map((row) => ({ row, width })));
    expect(seen.map(({ row }) => row).sort((a, b) => a - b)).toEqual(lengths.map((_, row) => row));
    const narrowest = (row: number) => Math.ceil(lengths[row]! / 10) * 10;
    for (const { row, width } of seen) expect([0, 10], `sentence ${row}`).toContain(width - narrowest(row));
    for (const width of buckets.widths) {
      const moved = seen.filter((one) => one.width === width && narrowest(one.row) < width);
      expect(moved.length).toBeLessThan(8);
    }
  });

  it('fills all batches of an epoch but one, which is of the widest width', () => {
    const batches = at(1, 0);
    const short = batches.filter(({ rows }) => rows.length < 8);
    expect(batches).toHaveLength(Math.ceil(203 / 8));
    expect(short).toEqual([{ rows: expect.objectContaining({ length: 203 % 8 }) as Int32Array, width: 40 }]);
  });

  it('leaves what is over in the widest bucket that has sentences', () => {
    const batches = lengthBucketBatches([3, 3, 3, 12], { widths: [5, 20, 40], batchSize: 2 }, 1, 1);
    expect(batches.map(({ rows, width }) => [rows.length, width]).sort()).toEqual([
      [2, 20],
      [2, 5],
    ]);
  });

  it('repeats for the same seed and epoch, and for no other', () => {
    expect(plain(at(5, 2))).toEqual(plain(at(5, 2)));
    expect(plain(at(5, 3))).not.toEqual(plain(at(5, 2)));
    expect(plain(at(6, 2))).not.toEqual(plain(at(5, 2)));
  });

  it('mixes the widths over the epoch: each comes first about equally often', () => {
    const first = Array.from({ length: 400 }, (_, epoch) => at(9, epoch)[0]!.width);
    const shares = buckets.widths.map((width) => at(9, 0).filter((batch) => batch.width === width).length);
    const total = shares.reduce((sum, share) => sum + share, 0);
    buckets.widths.forEach((width, i) => {
      const expected = shares[i]! / total;
      const found = first.filter((value) => value === width).length / first.length;
      expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / first.length));
    });
  });

  it('has no batch without sentences, and one for one sentence', () => {
    expect(lengthBucketBatches([], buckets, 1, 1)).toEqual([]);
    expect(lengthBucketBatches([40], buckets, 1, 1)).toEqual([{ rows: Int32Array.of(0), width: 40 }]);
  });

  it('refuses a sentence that no bucket holds, by its number and length', () => {
    expect(() => lengthBucketBatches([3, 41], buckets, 1, 1)).toThrow(
      'lengthBucketBatches: sentence 1 has 41 tokens, the widest bucket holds 40',
    );
    expect(() => lengthBucketBatches([NaN], buckets, 1, 1)).toThrow('sentence 0 has NaN tokens');
  });

  it('refuses widths that do not ascend, and batches of no size', () => {
    for (const widths of [[], [0, 5], [5, 5], [10, 5], [2.5]]) {
      expect(() => lengthBucketBatches([1], { widths, batchSize: 2 }, 1, 1)).toThrow('widths are');
    }
    expect(() => lengthBucketBatches([1], { widths: [5], batchSize: 0 }, 1, 1)).toThrow('batchSize is 0');
  });
});
