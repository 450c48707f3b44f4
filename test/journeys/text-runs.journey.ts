import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuiltCli } from '#test/helpers/built-cli.ts';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();
const main = () => journey.main;
const smaller = ['trainingExamples=3000', 'validationExamples=300', 'hiddenSize=64', 'embeddingSize=64', 'epochs=2'];

beforeAll(async () => {
  const workspace = ['--workspace', join(journey.directory, 'workspace')];
  const settings = smaller.flatMap((setting) => ['--set', setting]);
  const { code, stderr } = await runBuiltCli(['train', 'text-quick', ...settings, ...workspace]);
  if (code !== 0) throw new Error(`vae train text-quick ended with ${code}: ${stderr}`);
  await journey.open();
}, 120_000);
afterAll(() => journey.end());

describe('a person who trained a sentence model from the command line', () => {
  test('finds its figures beside those of the trigram, and its texts', async () => {
    await main().getByText('Quick look: a sentence VAE on part of Tatoeba', { exact: true }).click();
    const figures = main().getByLabel('Key figures');
    await figures.getByText('Perplexity', { exact: true }).waitFor();
    await figures.getByText('KN-3', { exact: true }).waitFor();
    const rows = main().getByRole('region', { name: 'Reconstructions' }).getByRole('row');
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(21); // a heading and 20 test texts
    await photograph(journey.page, 'text-run');
  });

  test('reads what it writes from the prior and on the way between two texts', async () => {
    await journey.openTab('Samples');
    const lists = main().getByRole('region', { name: 'Samples' }).getByRole('list');
    await expect.poll(() => lists.count(), { timeout: 20_000 }).toBe(2);
    expect(await lists.nth(0).getByRole('listitem').count()).toBe(20);
    expect(await lists.nth(1).getByRole('listitem').count()).toBe(7);
    await photograph(journey.page, 'text-samples');
  });

  test('is shown no plane that decodes images, and told how texts are trained', async () => {
    expect(await journey.page.getByRole('tab', { name: 'Latent space' }).count()).toBe(0);
    await journey.goTo('New run');
    await main().getByText('A dataset of texts cannot be chosen here').waitFor({ timeout: 60_000 });
    expect(await main().getByText('a sentence VAE').count()).toBe(0);
  });

  test('was never complained to', () => {
    expect(journey.complaints).toEqual([]);
  });
});
