import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();
const main = () => journey.main;
const file = join(journey.directory, 'chosen.csv');

beforeAll(async () => {
  await journey.trainSentences('pros-cons', 3000);
  await journey.open();
}, 120_000);
afterAll(() => journey.end());

describe('a person who looks into a corpus with a trained model', () => {
  const map = () => main().getByRole('application', { name: /^Map of/ });
  const texts = () => main().getByRole('region', { name: 'Texts of the map' });

  test('sees all texts in a plane, in clusters that have words', async () => {
    await journey.goTo('Text lab');
    await journey.openTab('Map');
    await main().getByRole('button', { name: 'Map the texts' }).click();
    await map().waitFor({ timeout: 60_000 });
    const clusters = main().getByRole('region', { name: 'Clusters' }).getByRole('listitem');
    expect(await clusters.count()).toBe(10);
    await main().getByRole('radio', { name: 'Label' }).check({ force: true });
    await main().getByRole('group', { name: 'Classes shown' }).getByText('pros').waitFor();
    await photograph(journey.page, 'text-map');
  });

  test('finds texts as they type, and narrows them to a cluster', async () => {
    await texts().getByLabel('Find texts').fill('battery');
    await texts().getByText('with “battery”').waitFor();
    const options = texts().getByRole('option');
    for (const text of await options.allInnerTexts()) expect(text.toLowerCase()).toContain('battery');
    const cluster = main().getByRole('region', { name: 'Clusters' }).getByRole('button', { name: /^2 / });
    await cluster.click();
    await texts().getByText('in cluster 2').waitFor();
    await texts().getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => cluster.getAttribute('aria-pressed')).toBe('false');
  });

  test('goes from text to text and draws a box by keyboard, and exports what is in it', async () => {
    await map().focus();
    await journey.page.keyboard.press('ArrowRight');
    await texts()
      .getByRole('option', { selected: true })
      .or(main().getByText(/training text|test text/))
      .first()
      .waitFor();
    await journey.page.keyboard.press('b');
    for (const key of ['Alt+ArrowLeft', 'Alt+Shift+ArrowRight']) await journey.page.keyboard.press(key);
    await texts().getByText('in the box').waitFor();
    const count = Number((await texts().getByRole('option').first().getAttribute('aria-setsize')) ?? 0);
    await journey.willSave(file);
    await texts().getByRole('button', { name: 'Export texts' }).click();
    await journey.page.getByRole('menuitem', { name: /\.csv/ }).click();
    await journey.page.getByText('Saved as').waitFor();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('split,place,x,y,cluster,label,text');
    expect(lines.length - 1).toBe(count);
    await journey.page.keyboard.press('Escape');
  });

  test('was never complained to', () => {
    expect(journey.complaints).toEqual([]);
  });
});
