import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();
const main = () => journey.main;
const patience = { timeout: 60_000 };

beforeAll(async () => {
  await journey.trainSentences('tatoeba-english', 2000);
  await journey.open();
}, 120_000);
afterAll(() => journey.end());

describe('a person who has texts mended and summarized', () => {
  const part = (name: string) => main().getByRole('radio', { name, exact: true }).check({ force: true });
  const button = (name: string) => main().getByRole('button', { name, exact: true });
  const table = (name: string) => main().getByRole('table', { name, exact: true });

  test('sees a misspelled word mended by the model and by the baselines', async () => {
    await journey.goTo('Text lab');
    await journey.openTab('Correct');
    await main().getByLabel('Texts, a line each').fill('i dont know waht to do .');
    await button('Correct').click();
    await table('Text 1').waitFor(patience);
    const rows = await table('Text 1').getByRole('row').allInnerTexts();
    expect(rows).toHaveLength(5); // as they are, by words, by the trigram, written again, by the model
    expect(rows.filter((row) => row.includes('baseline'))).toHaveLength(3);
    expect(rows.some((row) => row.includes('what'))).toBe(true);
    await photograph(journey.page, 'text-correct');
  });

  test('measures what is mended and what is harmed', async () => {
    await part('Measure');
    await main().getByLabel('Test texts').fill('10');
    await button('Measure').click();
    const harm = table('No errors: every change is harm');
    await harm.waitFor(patience);
    const [, copied] = await harm.getByRole('row').allInnerTexts();
    expect(copied).toMatch(/100/); // who changes nothing harms nothing
  });

  test('has a group of reviews summarized beside what people wrote', async () => {
    await journey.openTab('Summarize');
    await part('A group');
    await button('Summarize').click();
    await table('Summaries').waitFor(patience);
    const rows = await table('Summaries').getByRole('row').allInnerTexts();
    expect(rows[0]).toMatch(/ROUGE-1\s+ROUGE-2\s+ROUGE-L/);
    expect(rows.filter((row) => row.includes('baseline')).length).toBeGreaterThanOrEqual(4);
    await main().getByText('Written by people').waitFor();
    await photograph(journey.page, 'text-summarize');
  });

  test('was never complained to', () => {
    expect(journey.complaints).toEqual([]);
  });
});
