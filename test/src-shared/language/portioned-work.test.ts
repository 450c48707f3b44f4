import { atOnce } from '#shared/language/portioned-work.ts';
import type { PortionedWork } from '#shared/language/portioned-work.ts';
import { describe, expect, it } from 'vitest';

describe('atOnce', () => {
  it('drives work to its end and gives its result', () => {
    const visited: number[] = [];
    function* work(): PortionedWork<string> {
      for (const share of [0, 0.5, 1]) {
        visited.push(share);
        yield share;
      }
      return 'done';
    }
    expect(atOnce(work())).toBe('done');
    expect(visited).toEqual([0, 0.5, 1]);
  });

  it('lets an error of the work through', () => {
    // eslint-disable-next-line require-yield -- it fails before it would
    function* work(): PortionedWork<string> {
      throw new Error('no rows');
    }
    expect(() => atOnce(work())).toThrow('no rows');
  });
});
