import { copiedShare } from '#shared/language/copied-share.ts';
import { describe, expect, it } from 'vitest';

describe('copiedShare', () => {
  it('counts generated texts that stand whole in the training texts, each as often as it was generated', () => {
    const training = [
      ['i', 'am'],
      ['i', 'am', 'here'],
    ];
    expect(
      copiedShare(
        [
          ['i', 'am'],
          ['i', 'am'],
          ['am', 'here'],
          ['i', 'am', 'not'],
        ],
        training,
      ),
    ).toBe(0.5);
  });

  it('compares ids, and borders between tokens', () => {
    expect(copiedShare([Int32Array.of(1, 23), Int32Array.of(4)], [Int32Array.of(12, 3), Int32Array.of(4)])).toBe(0.5);
  });

  it('is undefined without generated texts, and 0 without training texts', () => {
    expect(copiedShare([], [['a']])).toBeNaN();
    expect(copiedShare([['a']], [])).toBe(0);
  });
});
