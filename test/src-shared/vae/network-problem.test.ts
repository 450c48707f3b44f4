import { networkProblem } from '#shared/vae/network-problem.ts';
import { describe, expect, it } from 'vitest';

const plain = { modelKind: 'vae', klFloor: 'none', network: 'dense', convolutionChannels: [], dataShape: [7] };
const convolutional = (dataShape: readonly number[], layers: number) =>
  networkProblem({
    ...plain,
    network: 'convolutional',
    convolutionChannels: new Array<number>(layers).fill(8),
    dataShape,
  });

describe('networkProblem', () => {
  it('has nothing against a dense network, whatever the data', () => {
    expect(networkProblem(plain)).toBeNull();
  });

  it('lets every convolution halve something and no more: five for 28 pixels, by the smaller side', () => {
    expect(convolutional([28, 28, 1], 5)).toBeNull();
    expect(convolutional([28, 28, 1], 6)?.what).toContain('at least 33 × 33 pixels, the data is (28, 28, 1)');
    expect(convolutional([40, 2, 3], 1)).toBeNull();
    expect(convolutional([40, 2, 3], 2)?.name).toBe('convolutionChannels');
    expect(convolutional([1, 1, 1], 1)?.name).toBe('convolutionChannels');
  });

  it('refuses what is for texts: their models, their networks and, of a VAE, normalized means', () => {
    expect(networkProblem({ ...plain, modelKind: 'language-model' })?.name).toBe('modelKind');
    expect(networkProblem({ ...plain, network: 'recurrent' })?.name).toBe('network');
    expect(networkProblem({ ...plain, klFloor: 'normalized-means' })?.name).toBe('klFloor');
    expect(networkProblem({ ...plain, klFloor: 'normalized-means', modelKind: 'ae' })).toBeNull();
    expect(networkProblem({ ...plain, klFloor: 'free-bits' })).toBeNull();
  });

  it('refuses data that are no images, and convolutions without a layer', () => {
    expect(convolutional([784], 1)).toMatchObject({
      name: 'network',
      what: expect.stringContaining('(784)') as string,
    });
    expect(convolutional([28, 28], 1)?.name).toBe('network');
    expect(convolutional([28, 28, 1], 0)?.what).toContain('found none');
  });
});
