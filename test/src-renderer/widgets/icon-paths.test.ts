import { expect, test } from 'vitest';
import { iconPaths } from '#renderer/widgets/icon-paths.ts';

test('every stroke begins with a move inside the grid of 16 × 16', () => {
  for (const stroke of Object.values(iconPaths).flat()) {
    const start = /^M([\d.]+) ([\d.]+)/.exec(stroke);
    expect(start, stroke).not.toBeNull();
    expect(Math.max(Number(start?.[1]), Number(start?.[2]))).toBeLessThanOrEqual(16);
  }
});
