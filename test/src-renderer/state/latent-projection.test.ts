import { describe, expect, test } from 'vitest';
import { defaultChoice, projectLatents } from '#renderer/state/latent-projection.ts';

const codes = Float32Array.of(1, 2, 3, 4, 5, 6, 0, 0, 9); // (3, 3)

describe('latent codes in the plane', () => {
  test('two dimensions are their own plane, and a place is its code', () => {
    const plane = projectLatents(Float32Array.of(1, 2, 3, 4), 2, defaultChoice(2));
    expect([...plane.points]).toEqual([1, 2, 3, 4]);
    expect([...plane.toCode({ x: 7, y: 8 })]).toEqual([7, 8]);
    expect([plane.isPriorPlane, plane.explained]).toEqual([true, null]);
  });

  test('two of many: the others stay at their means', () => {
    const plane = projectLatents(codes, 3, { kind: 'dimensions', x: 2, y: 0 });
    expect([...plane.points]).toEqual([3, 1, 6, 4, 9, 0]);
    const code = plane.toCode({ x: 10, y: 20 });
    expect([code[0], code[2]]).toEqual([20, 10]);
    expect(code[1]).toBeCloseTo(7 / 3, 5);
  });

  test('principal components lead back to the codes that lie in their plane', () => {
    const plane = projectLatents(codes, 3, defaultChoice(3));
    expect(plane.explained).toBeCloseTo(1, 5); // three points always lie in a plane
    for (let i = 0; i < 3; i++) {
      const code = plane.toCode({ x: plane.points[2 * i]!, y: plane.points[2 * i + 1]! });
      code.forEach((value, j) => expect(value).toBeCloseTo(codes[3 * i + j]!, 4));
    }
  });

  test('one dimension lies along x', () => {
    const line = projectLatents(Float32Array.of(5, 6), 1, defaultChoice(1));
    expect([line.points[0], line.points[2]]).toEqual([5, 6]);
    expect([...line.toCode({ x: 3, y: 99 })]).toEqual([3]);
  });
});
