import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { describe, expect, it } from 'vitest';
import { adamSpecification } from './adam-specification.ts';

describe('updateScalars', () => {
  it.each(['rmsprop', 'momentum', 'sgd'] as const)('is the two learning rates for %s at every step', (optimizer) => {
    const expected = { encoderRate: 0.01, decoderRate: 0.03 };
    expect(updateScalars({ ...adamSpecification, optimizer }, 1)).toEqual(expected);
    expect(updateScalars({ ...adamSpecification, optimizer }, 1000)).toEqual(expected);
  });

  it('makes the first step of Adam the learning rate, whatever the size of the gradient', () => {
    // after one step the moments are (1 − β₁) g and (1 − β₂) g², with the β of float32
    const [first, second] = [0.9, 0.95].map((beta) => 1 - Math.fround(beta));
    const { encoderRate, epsilonHat } = updateScalars({ ...adamSpecification, optimizerEpsilon: 1e-12 }, 1);
    const step = (g: number) => (encoderRate! * first! * g) / (Math.sqrt(second! * g * g) + epsilonHat!);
    for (const gradient of [1e-4, 1, 1e4]) expect(step(gradient)).toBeCloseTo(0.01, 9);
  });

  it('forgets the bias correction after many steps', () => {
    const { encoderRate, decoderRate, epsilonHat } = updateScalars(adamSpecification, 10_000);
    expect([encoderRate, decoderRate, epsilonHat]).toEqual([0.01, 0.03, 1e-3]);
  });

  it('corrects with the β that the moments are computed with: float32(0.999999) is 1.3 % further from 1', () => {
    const { encoderRate } = updateScalars({ ...adamSpecification, adamBeta2: 0.999999 }, 1);
    const complement = 17 * 2 ** -24; // float32 next to 1 are 2⁻²⁴ apart
    expect(encoderRate).toBeCloseTo((0.01 * Math.sqrt(complement)) / (1 - Math.fround(0.9)), 12);
  });
});
