import { requireLabels } from '#shared/language/class-labels.ts';
import { describe, expect, it } from 'vitest';

describe('requireLabels', () => {
  it('counts the rows of each class', () => {
    expect([...requireLabels('probe', [1, 0, 1], { rowCount: 3, classCount: 2 })]).toEqual([1, 2]);
  });

  it('says in the name of its caller what is wrong', () => {
    const size = { rowCount: 2, classCount: 2 };
    expect(() => requireLabels('probe', [0], size)).toThrow('probe: 2 rows but 1 labels');
    expect(() => requireLabels('probe', [0, 2], size)).toThrow('probe: label 1 is 2, expected 0 to 1');
    expect(() => requireLabels('probe', [0, 0.5], size)).toThrow('label 1 is 0.5');
    expect(() => requireLabels('probe', [0, NaN], size)).toThrow('label 1 is NaN');
    expect(() => requireLabels('probe', [0, 0], size)).toThrow('probe: class 1 has no row');
    expect(() => requireLabels('probe', [], { rowCount: 0, classCount: 1 })).toThrow('class 0 has no row');
  });
});
