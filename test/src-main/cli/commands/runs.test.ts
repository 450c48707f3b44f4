import { describe, expect, test } from 'vitest';
import type { ReadingServices } from '#main/cli/services.ts';
import { aDataset, aPreset, aRun, fakeCli } from '../fake-services.ts';

const reading = {
  runs: { list: () => [aRun()] } as unknown as ReadingServices['runs'],
  datasets: { list: () => [aDataset] },
};

describe('vae runs', () => {
  test('lists runs with their state and score', async () => {
    const { code, out } = await fakeCli(['runs'], { reading });
    expect(code).toBe(0);
    expect(out[0]).toMatch(/20261124abcd +finished +2\/2 +129\.3 +MNIST +A run/);
  });

  test('shows what models of texts are judged by where there is one', async () => {
    const hyperparameters = { ...aRun().hyperparameters, network: 'recurrent' } as const;
    const metrics = {
      'epoch/validation/kl': 9,
      'final/test/negativeElbo': 27.3,
      'final/test/kl': 3.9,
      'final/test/perplexity': 30.2,
      'final/test/trigramPerplexity': 31,
    };
    const runs = { list: () => [aRun({ hyperparameters, metrics }), aRun()] } as unknown as ReadingServices['runs'];
    const { out } = await fakeCli(['runs'], { reading: { ...reading, runs } });
    expect(out[0]).toMatch(/−ELBO +KL +perplexity +KN-3 +dataset/);
    expect(out[0]).toMatch(/27\.3 +3\.9 +30\.2 +31 +MNIST/);
    expect((await fakeCli(['runs'], { reading })).out[0]).not.toContain('KN-3');
  });

  test('--json prints one run a line', async () => {
    expect((await fakeCli(['runs', '--json'], { reading })).json).toEqual([aRun()]);
  });

  test('a workspace that is not there yet has no runs, which is no failure', async () => {
    const { code, out, err } = await fakeCli(['runs', '--workspace', '/nowhere']);
    expect([code, out]).toEqual([0, []]);
    expect(err[0]).toMatch(/No runs in .*nowhere yet/);
  });
});

describe('vae show', () => {
  test('shows facts, the hyperparameters that matter, and metrics', async () => {
    const { code, out } = await fakeCli(['show', 'last'], { reading });
    expect(code).toBe(0);
    expect(out[0]).toMatch(/duration +1 min 1 s/);
    expect(out[0]).toMatch(/latentSize +2/);
    expect(out[0]).not.toContain('betaCycles'); // matters only for a cyclical schedule
    expect(out[0]).toMatch(/final +test +−ELBO +129\.3 +nats per example/);
  });

  test('ends with 1 for a run that is not there', async () => {
    expect((await fakeCli(['show', 'zzz'], { reading })).code).toBe(1);
  });
});

describe('vae presets and vae datasets', () => {
  test('list what there is', async () => {
    expect((await fakeCli(['presets'])).out[0]).toContain('mnist-quick  Quick look');
    expect((await fakeCli(['presets', '--json'])).json).toEqual([aPreset]);
    expect((await fakeCli(['datasets'], { reading })).out[0]).toMatch(
      /MNIST +images +28 × 28 × 1 +60000 +10000 +2 +aaaaaaaaaaaa/,
    );
    expect((await fakeCli(['datasets', '--json'], { reading })).json).toEqual([aDataset]);
  });
});

describe('vae doctor', () => {
  test('ends with 1 only when something is missing', async () => {
    const found = (state: 'ok' | 'limited' | 'missing') => ({
      door: {
        diagnose: () =>
          Promise.resolve({
            findings: [{ subject: 'SQLite', state, found: 'x', remedy: state === 'ok' ? null : 'Do y.' }],
          }),
      },
    });
    expect((await fakeCli(['doctor'], found('ok'))).code).toBe(0);
    expect((await fakeCli(['doctor'], found('limited'))).code).toBe(0);
    const missing = await fakeCli(['doctor'], found('missing'));
    expect(missing.code).toBe(1);
    expect(missing.out.join('\n')).toMatch(/MISSING +SQLite +x\n +→ Do y\./);
    expect((await fakeCli(['doctor', '--json'], found('missing'))).code).toBe(1);
  });
});
