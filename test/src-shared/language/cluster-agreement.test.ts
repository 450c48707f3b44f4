import { clusterAgreement } from '#shared/language/cluster-agreement.ts';
import { permutation } from '#shared/random/permutation.ts';
import { describe, expect, it } from 'vitest';

describe('clusterAgreement', () => {
  it('is 1 for the same groups under other names', () => {
    expect(clusterAgreement([5, 5, 2, 2, 9], [0, 0, 1, 1, 2])).toEqual({ normalizedMutualInformation: 1, purity: 1 });
  });

  it('has the purity of the textbook example and its mutual information', () => {
    // Manning, Raghavan & Schütze 2008, figure 16.4: 17 points; purity 12 / 17, NMI 0.36
    const clusters = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
    const labels = [0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 0, 2, 2, 2];
    const { normalizedMutualInformation, purity } = clusterAgreement(clusters, labels);
    expect(purity).toBe(12 / 17);
    expect(normalizedMutualInformation.toFixed(2)).toBe('0.36');
  });

  it('is by hand: groups of two and two, labels of three and one', () => {
    const { normalizedMutualInformation } = clusterAgreement([0, 0, 1, 1], [0, 0, 0, 1]);
    const clusterEntropy = Math.log(2);
    const labelEntropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
    const jointEntropy = 0.5 * Math.log(2) + 0.5 * Math.log(4);
    const information = clusterEntropy + labelEntropy - jointEntropy;
    expect(normalizedMutualInformation).toBeCloseTo((2 * information) / (clusterEntropy + labelEntropy), 12);
  });

  it('is near 0 for groups that know nothing, and symmetric in what is shared', () => {
    const labels = Array.from({ length: 2000 }, (_, i) => i % 2);
    const clusters = Array.from(permutation(2000, 1, 0), (i) => i % 2);
    const { normalizedMutualInformation } = clusterAgreement(clusters, labels);
    expect(normalizedMutualInformation).toBeLessThan(0.005);
    expect(clusterAgreement(labels, clusters).normalizedMutualInformation).toBeCloseTo(normalizedMutualInformation, 12);
  });

  it('takes a single group, and no rows', () => {
    expect(clusterAgreement([0, 0], [3, 3])).toEqual({ normalizedMutualInformation: 1, purity: 1 });
    expect(clusterAgreement([0, 0], [0, 1])).toEqual({ normalizedMutualInformation: 0, purity: 0.5 });
    expect(clusterAgreement([], [])).toEqual({ normalizedMutualInformation: NaN, purity: NaN });
    expect(() => clusterAgreement([0], [])).toThrow('clusters of 1 rows but labels of 0');
  });
});
