import type { DenseFeatures, Features } from '#shared/language/features.ts';
import { logisticLoss, logisticRegression } from '#shared/language/logistic-regression.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

/** Rows of three classes around different centers that overlap. */
function example(
  rows: number,
  featureCount: number,
): { readonly features: DenseFeatures; readonly labels: Int32Array } {
  const { normal } = randomStream([8, 0], 'rows');
  const labels = Int32Array.from({ length: rows }, (_, row) => row % 3);
  const values = Float64Array.from({ length: rows * featureCount }, (_, i) => {
    const [row, feature] = [Math.floor(i / featureCount), i % featureCount];
    return normal() + (labels[row] === feature ? 1.5 : 0);
  });
  return { features: { kind: 'dense', values, featureCount }, labels };
}

function sparse({ values, featureCount }: DenseFeatures): Features {
  const rows = Array.from({ length: values.length / featureCount }, (_, row) => {
    const indices = Int32Array.from({ length: featureCount }, (_, i) => i);
    return { indices, values: Float64Array.from(values.subarray(row * featureCount, (row + 1) * featureCount)) };
  });
  return { kind: 'sparse', rows, featureCount };
}

describe('logisticRegression', () => {
  it('has weights by hand: two rows, at 1 and −1', () => {
    // By symmetry w₁ = −w₀ = w and biases are 0, so that 2 ln(1 + exp(−2 w)) + w² must be least.
    const features: Features = { kind: 'dense', values: Float64Array.of(-1, 1), featureCount: 1 };
    const { weights, biases, converged } = logisticRegression(features, [0, 1], { classCount: 2, tolerance: 1e-10 });
    const w = weights[1]!;
    expect(converged).toBe(true);
    expect(2 * w - 4 / (1 + Math.exp(2 * w))).toBeCloseTo(0, 8); // the derivative of the sum
    expect(weights[0]).toBeCloseTo(-w, 8);
    expect(biases[0]).toBeCloseTo(0, 8);
  });

  it('gives the shares of the classes where features say nothing', () => {
    const features: Features = { kind: 'dense', values: new Float64Array(10), featureCount: 1 };
    const labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2];
    const { probabilities, classesOf } = logisticRegression(features, labels, { classCount: 3, tolerance: 1e-9 });
    const chances = probabilities({ kind: 'dense', values: Float64Array.of(0), featureCount: 1 });
    [0.7, 0.2, 0.1].forEach((share, label) => expect(chances[label]).toBeCloseTo(share, 7));
    expect([...classesOf(features)]).toEqual(new Array(10).fill(0));
  });

  it('says the same of dense and of sparse rows, and the same bits each time', () => {
    const { features, labels } = example(90, 4);
    const dense = logisticRegression(features, labels, { classCount: 3 });
    const again = logisticRegression(features, labels, { classCount: 3 });
    expect(again.weights).toEqual(dense.weights);
    const fromSparse = logisticRegression(sparse(features), labels, { classCount: 3 });
    fromSparse.weights.forEach((weight, i) => expect(weight).toBeCloseTo(dense.weights[i]!, 10));
    expect(fromSparse.classesOf(features)).toEqual(dense.classesOf(features));
  });

  it('learns classes that are there', () => {
    const { features, labels } = example(300, 3);
    const found = logisticRegression(features, labels, { classCount: 3 }).classesOf(features);
    const right = found.filter((label, row) => label === labels[row]).length;
    expect(right / 300).toBeGreaterThan(0.7); // the best rule for such classes has about 0.77
  });

  it('stays finite with rows that are far out, and with classes that a line parts', () => {
    const features: Features = { kind: 'dense', values: Float64Array.of(-1e4, -2e4, 1e4, 3e4), featureCount: 1 };
    const model = logisticRegression(features, [0, 0, 1, 1], { classCount: 2, penalty: 1e-3 });
    expect([...model.classesOf(features)]).toEqual([0, 0, 1, 1]);
    expect(model.probabilities(features).every(Number.isFinite)).toBe(true);
  });

  it('throws on labels, penalties and rows that do not fit', () => {
    const { features, labels } = example(6, 2);
    expect(() => logisticRegression(features, [0], { classCount: 3 })).toThrow(
      'logisticRegression: 6 rows but 1 labels',
    );
    expect(() => logisticRegression(features, labels, { classCount: 3, penalty: -1 })).toThrow('penalty is -1');
    const { classesOf } = logisticRegression(features, labels, { classCount: 3 });
    expect(() => classesOf({ ...features, featureCount: 3 })).toThrow('rows have 3 features, the model 2');
  });
});

describe('logisticLoss', () => {
  it('has the gradient that finite differences have', () => {
    const { features, labels } = example(30, 3);
    const loss = logisticLoss(features, labels, { classCount: 3, penalty: 0.7 });
    const { normal } = randomStream([9, 0], 'point');
    const point = Float64Array.from({ length: 12 }, normal);
    const direction = Float64Array.from({ length: 12 }, normal);
    const gradient = new Float64Array(12);
    loss(point, gradient);
    const at = (step: number) =>
      loss(
        point.map((x, i) => x + step * direction[i]!),
        new Float64Array(12),
      );
    const slope = gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0);
    expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(slope, 8);
  });

  it('is ln 3 per row at zero, without a penalty', () => {
    const { features, labels } = example(9, 2);
    const loss = logisticLoss(features, labels, { classCount: 3, penalty: 5 });
    expect(loss(new Float64Array(9), new Float64Array(9))).toBeCloseTo(Math.log(3), 12);
  });
});
