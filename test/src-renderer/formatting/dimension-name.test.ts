import { expect, test } from 'vitest';
import { dimensionName } from '#renderer/formatting/dimension-name.ts';

test('dimensions are counted from one, as in mathematics', () => {
  expect([dimensionName(0), dimensionName(9), dimensionName(123)]).toEqual(['z₁', 'z₁₀', 'z₁₂₄']);
});
