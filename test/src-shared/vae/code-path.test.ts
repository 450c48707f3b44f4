import { codePath } from '#shared/vae/code-path.ts';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';

const [from, to] = [Float32Array.of(2, 0), Float32Array.of(0, 2)];

describe('codePath', () => {
  it('goes straight at even steps, both ends included', () => {
    expect([...codePath(from, to, { steps: 3, path: 'linear' })]).toEqual([2, 0, 1, 1, 0, 2]);
  });

  it('goes at an even angle and keeps the length', () => {
    const found = codePath(from, to, { steps: 4, path: 'spherical' });
    const expected = [0, 30, 60, 90].flatMap((degrees) => {
      const angle = (degrees * Math.PI) / 180;
      return [2 * Math.cos(angle), 2 * Math.sin(angle)];
    });
    expectAllClose(found, expected, 1e-6);
  });

  it('goes straight where there is no angle: equal, opposite and zero codes', () => {
    const straight = (a: Float32Array, b: Float32Array) => {
      expect([...codePath(a, b, { steps: 3, path: 'spherical' })]).toEqual([
        ...codePath(a, b, { steps: 3, path: 'linear' }),
      ]);
    };
    straight(from, from);
    straight(from, Float32Array.of(-2, 0));
    straight(from, Float32Array.of(0, 0));
    straight(from, Float32Array.of(4, 0));
  });

  it('needs two ends', () => {
    expect(() => codePath(from, to, { steps: 1, path: 'linear' })).toThrow('steps is 1, expected 2 or more');
  });
});
