import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runBuiltCli } from '#test/helpers/built-cli.ts';

const workspace = mkdtempSync(join(tmpdir(), 'vae-science-'));
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

/** Trains a preset from the command line and gives its final metrics on the test split. */
async function trainPreset(preset: string): Promise<Record<string, number>> {
  const outcome = await runBuiltCli(['train', preset, '--json', '--workspace', workspace]);
  expect(outcome.stderr).not.toMatch(/error/i);
  expect(outcome.code).toBe(0);
  const last = outcome.events.at(-1);
  expect(last?.['state']).toBe('finished');
  const metrics = last?.['metrics'] as Record<string, number>; // the last line carries the final metrics
  console.log(preset, JSON.stringify(metrics));
  return metrics;
}

/** Nats that a model of texts is below the trigram of the same training texts and words, on the same test texts. */
function belowTheTrigram(metrics: Readonly<Record<string, number>>): number {
  return metrics['final/test/trigramNll']! - metrics['final/test/negativeElbo']!;
}

/** Figures of PyTorch with the same network, data, optimizer and budget stand in brackets. */
describe('the presets reach the figures of PyTorch on the MNIST test set', () => {
  test('mnist-dense-z20: −ELBO at most 102 nats (101.2 = 81.0 + 20.2)', async () => {
    const metrics = await trainPreset('mnist-dense-z20');
    expect(metrics['final/test/negativeElbo']).toBeLessThanOrEqual(102);
    expect(metrics['final/test/negativeElbo']).toBeGreaterThan(90); // below this no such network gets: a bound broken
    expect(metrics['final/test/kl']).toBeGreaterThan(17);
    expect(metrics['final/test/kl']).toBeLessThan(28);
  });

  test('mnist-conv: −ELBO at most 98 nats, below that of mnist-dense-z20', async () => {
    const metrics = await trainPreset('mnist-conv');
    expect(metrics['final/test/negativeElbo']).toBeLessThanOrEqual(98);
    expect(metrics['final/test/negativeElbo']).toBeGreaterThan(86); // below this no such network gets: a bound broken
    expect(metrics['final/test/kl']).toBeGreaterThan(20);
    expect(metrics['final/test/kl']).toBeLessThan(28);
  });

  test('mnist-article: MSE at most 0.046 (0.044), KL about 7 nats, 10-NN accuracy at least 0.62 (0.66)', async () => {
    const metrics = await trainPreset('mnist-article');
    expect(metrics['final/test/meanSquaredError']).toBeLessThanOrEqual(0.046);
    expect(metrics['final/test/kl']).toBeGreaterThan(6);
    expect(metrics['final/test/kl']).toBeLessThan(8.5);
    expect(metrics['final/test/knnAccuracy']).toBeGreaterThanOrEqual(0.62);
  });

  test('mnist-article-sigma: a variance for every pixel gives a better density than one σ', async () => {
    const metrics = await trainPreset('mnist-article-sigma');
    expect(metrics['final/test/negativeElbo']).toBeLessThan(0); // a density of gray values: far below the shared σ
  });

  test('mnist-autoencoder: reconstructs at least as well as the VAE of the same size', async () => {
    const metrics = await trainPreset('mnist-autoencoder');
    expect(metrics['final/test/meanSquaredError']).toBeLessThanOrEqual(0.046);
    expect(metrics['final/test/kl']).toBeUndefined();
  });

  test('mnist-quick: trains, separates the digits and is done in 20 seconds', async () => {
    const metrics = await trainPreset('mnist-quick');
    expect(metrics['final/test/knnAccuracy']).toBeGreaterThan(0.4);
  });
});

describe('the presets of texts are below the trigram, with a code that is used', () => {
  test('text-quick: 27.5 nats of the trigram at most, KL at least 3', async () => {
    const metrics = await trainPreset('text-quick');
    expect(belowTheTrigram(metrics)).toBeGreaterThan(0);
    expect(metrics['final/test/kl']).toBeGreaterThan(3);
    expect(metrics['final/test/negativeElbo']).toBeGreaterThan(24); // below this no such model gets: a bound broken
    expect(metrics['final/test/negativeLogLikelihood']).toBeLessThan(metrics['final/test/negativeElbo']!);
  });

  test('text-anchor: below the trigram of sentences of movie reviews, KL at least 3 (about an hour)', async () => {
    const metrics = await trainPreset('text-anchor');
    expect(belowTheTrigram(metrics)).toBeGreaterThan(0);
    expect(metrics['final/test/kl']).toBeGreaterThan(3);
    expect(metrics['final/test/negativeElbo']).toBeGreaterThan(85); // below this no such model gets: a bound broken
  }, 7_200_000);
});
