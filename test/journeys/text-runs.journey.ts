import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();
const main = () => journey.main;
const region = (name: string) => main().getByRole('region', { name, exact: true });
const trained = 'Quick look: a sentence VAE on part of Tatoeba';
const patience = { timeout: 90_000 };

beforeAll(async () => {
  await journey.trainSentences('tatoeba-english', 3000);
  await journey.open();
}, 120_000);
afterAll(() => journey.end());

/** Fills fields of the form by their labels. */
async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await main().getByLabel(label, { exact: true }).fill(value);
}

/** Starts what the form has, and waits until it is trained. */
async function train(name: string): Promise<void> {
  await fill({ Name: name });
  await main().getByRole('button', { name: 'Start training' }).click();
  await main().getByRole('heading', { level: 1, name, exact: true }).waitFor(patience);
  await main().getByText('Finished', { exact: true }).first().waitFor(patience);
}

describe('a person who trained a sentence model from the command line', () => {
  test('finds its figures beside those of the trigram, in words too, and its texts', async () => {
    await main().getByText(trained, { exact: true }).click();
    const figures = main().getByLabel('Key figures');
    await figures.getByText('Perplexity', { exact: true }).waitFor();
    await figures.getByText('KN-3', { exact: true }).waitFor();
    expect(await figures.textContent()).toMatch(/(above|below) the trigram by \d/);
    const rows = region('Reconstructions').getByRole('row');
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(21); // a heading and 20 test texts
    const curve = main().getByRole('img', { name: /−ELBO by epoch: .*KN-3, validation last/ });
    await curve.waitFor();
    await photograph(journey.page, 'text-run');
  });

  test('reads what it writes from the prior and on the way between two texts', async () => {
    await journey.openTab('Samples');
    const lists = region('Samples').getByRole('list');
    await expect.poll(() => lists.count(), { timeout: 20_000 }).toBe(2);
    expect(await lists.nth(0).getByRole('listitem').count()).toBe(20);
    expect(await lists.nth(1).getByRole('listitem').count()).toBe(7);
    expect(await journey.page.getByRole('tab', { name: 'Latent space' }).count()).toBe(0);
    await photograph(journey.page, 'text-samples');
  });

  test('trains the language model of the same size, whose figure stands beside from then on', async () => {
    await journey.openTab('Overview');
    await main().getByRole('button', { name: 'Train a language model of the same size' }).click();
    expect(await main().getByRole('combobox', { name: 'Model', exact: true }).inputValue()).toBe('language-model');
    expect(await main().getByLabel('Hidden units', { exact: true }).inputValue()).toBe('64');
    await fill({ Epochs: '1' });
    await train('Decoder alone');
    await region('Reconstructions').getByText('A language model has no code').waitFor();
    await journey.goTo('Runs');
    await main().getByText(trained, { exact: true }).click();
    await region('Baselines')
      .getByText(/The −ELBO of this run is (above|below|level with) it/)
      .waitFor();
    expect(await region('Baselines').textContent()).toContain('Decoder alone');
  });
});

describe('a person who trains on texts from the window', () => {
  test('sees what a vocabulary keeps and loses, while the form changes', async () => {
    await journey.goTo('New run');
    await main().getByRole('radio', { name: 'Texts' }).check({ force: true });
    const vocabulary = region('What the vocabulary keeps');
    await vocabulary.getByText('2,000 of', { exact: false }).waitFor(patience);
    await vocabulary.getByRole('img', { name: /Known tokens by size: .*chosen 2,000/ }).waitFor();
    await fill({ Vocabulary: '300' });
    await vocabulary.getByText('300 of', { exact: false }).waitFor(patience);
    const lost = vocabulary.getByRole('list', { name: 'Lost, the most frequent first' }).getByRole('listitem');
    await lost.first().waitFor();
    expect(await lost.count()).toBeGreaterThan(5);
    await vocabulary.scrollIntoViewIfNeeded();
    await photograph(journey.page, 'new-run-texts');
    await fill({ Vocabulary: 'many' });
    await vocabulary.getByText('Correct the rows above').waitFor();
  });

  test('is offered only the networks and models of texts, and told what cannot be', async () => {
    await main().getByRole('button', { name: 'Reset all' }).click();
    const networks = main().getByLabel('Network', { exact: true });
    expect(await networks.getByRole('option').allTextContents()).toEqual(['Recurrent', 'Transformer', 'Topic model']);
    await networks.selectOption('transformer');
    await fill({ 'Attention heads': '7' });
    await main().getByText('7 heads cannot share 128 hidden units', { exact: false }).waitFor();
    expect(await main().getByRole('button', { name: 'Start training' }).isDisabled()).toBe(true);
  });

  test('starts a preset whose texts are not imported yet', async () => {
    await main()
      .getByRole('radio', { name: /quatrains/ })
      .check({ force: true });
    await main().getByText('The start imports tang-quatrains first').waitFor();
    const sizes = { Embedding: '16', 'Hidden units': '16', 'Latent dimensions': '4', Vocabulary: '500' };
    await fill({ ...sizes, Epochs: '1', 'Training examples': '300', 'Validation examples': '60' });
    await train('Poems');
    await main().getByLabel('Key figures').getByText('Perplexity', { exact: true }).waitFor();
    await main().getByText('tang-quatrains').first().waitFor();
    expect(await main().getByLabel('Key figures').textContent()).toMatch(/(above|below) the trigram by \d/);
  });

  test('lays two models of texts side by side', async () => {
    await journey.goTo('Runs');
    for (const name of [trained, 'Decoder alone']) {
      await main().getByText(name, { exact: true }).click();
      await main().getByRole('button', { name: 'Pick to compare' }).click();
      await journey.goTo('Runs');
    }
    await journey.goTo('Compare');
    const columns = region('Samples').getByRole('columnheader');
    await expect.poll(() => columns.count(), { timeout: 20_000 }).toBe(2);
    const reconstructions = region('Reconstructions');
    await expect.poll(() => reconstructions.getByRole('row').count(), { timeout: 20_000 }).toBe(21);
    await reconstructions.getByText('A language model has no code').waitFor();
    await photograph(journey.page, 'compare-texts');
  });

  test('starts a sweep over a model of texts', async () => {
    await journey.goTo('New sweep');
    await main().getByLabel('Dataset', { exact: true }).selectOption({ label: 'tatoeba-english' });
    await journey.page.getByText('tatoeba-english holds texts', { exact: false }).waitFor();
    const small = { 'Training examples': '300', 'Validation examples': '60', Epochs: '1' };
    await fill({ ...small, Embedding: '8', 'Hidden units': '8', Trials: '2', 'Trials at once': '1' });
    await photograph(journey.page, 'new-sweep-texts');
    await main().getByRole('button', { name: 'Start sweep' }).click();
    await main().getByRole('heading', { level: 1, name: 'Sweep of tatoeba-english' }).waitFor();
    await main().getByText('Finished', { exact: true }).first().waitFor(patience);
    await journey.openTab('Trials');
    await expect.poll(() => main().getByRole('row').count(), { timeout: 20_000 }).toBe(3); // a heading and two trials
  });

  test('was never complained to', () => {
    expect(journey.complaints).toEqual([]);
  });
});
