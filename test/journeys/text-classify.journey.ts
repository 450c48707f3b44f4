import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();
const main = () => journey.main;
const file = join(journey.directory, 'new.jsonl');

beforeAll(async () => {
  await journey.trainSentences('pros-cons', 2000);
  await journey.open();
}, 120_000);
afterAll(() => journey.end());

describe('a person who works with the labels of texts', () => {
  const part = (name: string) => main().getByRole('radio', { name, exact: true }).check({ force: true });
  const button = (name: string) => main().getByRole('button', { name, exact: true });
  const table = (name: string | RegExp) => main().getByRole('table', { name });

  test('sees how few labels are enough, beside the baselines', async () => {
    await journey.goTo('Text lab');
    await journey.openTab('Classify');
    await main().getByLabel('Draws').fill('2');
    await button('Measure').click();
    const rows = table('Share of test texts labeled right, by labels').getByRole('row');
    await rows.first().waitFor({ timeout: 60_000 });
    const [heading, ...numbers] = await rows.allInnerTexts();
    expect(heading).toMatch(/Naive Bayes/);
    expect(numbers[0]).toMatch(/^10\s+0\.\d{3} ± 0\.\d{3}/);
    expect(numbers.at(-1)).toMatch(/^[\d,]+(\s+0\.\d{3}){4}$/);
    await photograph(journey.page, 'text-few-labels');
  });

  test('asks what a text is, and has it written as one of the other class', async () => {
    await part('Label');
    await main().getByLabel('Texts, a line each').fill('easy to use, great pictures');
    await button('Label').click();
    await table('Labels of texts').waitFor({ timeout: 60_000 });
    const [, verdicts] = await table('Labels of texts').getByRole('row').allInnerTexts();
    expect(verdicts).toMatch(/^easy to use, great pictures(\s+(pros|cons) [\d.]+ %){4}$/);
    await part('Shift');
    await main().getByLabel('Texts, a line each').fill('easy to use, great pictures');
    await main().getByLabel('Strength').fill('1');
    await button('Shift').click();
    await table('Originals and shifted texts').waitFor({ timeout: 60_000 });
    const [, shifted] = await table('Originals and shifted texts').getByRole('row').allInnerTexts();
    expect(shifted).toMatch(/^easy to use, great pictures\s.*% → .*%\s+[01]\.\d{3}$/);
  });

  test('writes labeled texts and exports them', async () => {
    await part('Augment');
    await main().getByLabel('Texts', { exact: true }).fill('7');
    await button('Write').click();
    await table('Figures of the new texts').waitFor({ timeout: 60_000 });
    await journey.willSave(file);
    await main().getByRole('button', { name: 'Export texts' }).click();
    await journey.page.getByRole('menuitem', { name: /\.jsonl/ }).click();
    await journey.page.getByText('Saved as').waitFor();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(7);
    expect(new Set(lines.map((line) => (JSON.parse(line) as { label: string }).label))).toEqual(new Set(['cons']));
  });

  test('was never complained to', () => {
    expect(journey.complaints).toEqual([]);
  });
});
