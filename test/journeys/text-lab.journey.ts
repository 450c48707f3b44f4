import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();
const main = () => journey.main;

beforeAll(async () => {
  await journey.trainSentences('tatoeba-english', 3000);
  await journey.open();
}, 120_000);
afterAll(() => journey.end());

describe('a person who works with a trained sentence model', () => {
  const written = () => main().getByRole('region', { name: 'Written texts' });
  const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');

  test('comes to its lab from its page, and is told what it reaches beside a trigram', async () => {
    await main().getByText('Quick look: a sentence VAE on part of Tatoeba', { exact: true }).click();
    await main().getByRole('button', { name: 'Text lab' }).click();
    await main().getByRole('heading', { level: 1, name: 'Text lab' }).waitFor();
    const figures = await main().getByLabel('Figures of the run').innerText();
    expect(figures).toMatch(/^Perplexity\s+[\d.]+\s+KN-3 perplexity\s+[\d.]+/);
  });

  test('has twenty texts written, and saves them', async () => {
    await main().getByRole('button', { name: 'Write', exact: true }).click();
    const texts = written().getByRole('listitem');
    await expect.poll(() => texts.count(), { timeout: 60_000 }).toBe(20);
    const file = join(journey.directory, 'texts.csv');
    await journey.willSave(file);
    await written().getByRole('button', { name: 'Export texts' }).click();
    await journey.page.getByRole('menuitem', { name: /\.csv/ }).click();
    await journey.page.getByText(`Saved as ${file}.`).waitFor();
    expect(lines(file)[0]).toBe('text,label,tokens,logProbability,isCut');
    expect(lines(file)).toHaveLength(21);
  });

  test('chooses another strategy, and sees its numbers and the fault in one of them', async () => {
    const form = main().getByRole('form', { name: 'What to write' });
    await form.getByLabel('Strategy').selectOption('nucleus');
    await form.getByLabel('Probability').fill('2');
    await form.getByText('Probability: expected a number from 0.000001 to 1, got “2”.').waitFor();
    expect(await form.getByRole('button', { name: 'Write', exact: true }).isDisabled()).toBe(true);
    await form.getByLabel('Probability').fill('0.5');
    expect(await form.getByLabel('Beams').count()).toBe(0);
  });

  test('has texts measured beside real ones', async () => {
    await main().getByRole('button', { name: 'Write and measure' }).click();
    const rows = written().getByRole('table', { name: 'Measures of the written texts' }).getByRole('row');
    await expect.poll(() => rows.count(), { timeout: 120_000 }).toBe(9); // a heading and eight measures
    for (const row of (await rows.allInnerTexts()).slice(1)) expect(row).toMatch(/\d.*\d/s);
    await photograph(journey.page, 'text-write');
  });

  test('can give a long request up', async () => {
    await main().getByRole('button', { name: 'Write and measure' }).click();
    await written().getByRole('button', { name: 'Cancel' }).click();
    await written().getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await written().getByRole('listitem').count()).toBe(20); // those of before
  });

  test('goes from one text to another, and adds texts up', async () => {
    await journey.openTab('Interpolate');
    await main().getByRole('button', { name: 'Two random texts' }).click();
    await main().getByRole('button', { name: 'Interpolate', exact: true }).click();
    const steps = main().getByRole('table', { name: 'Steps from the one text to the other' }).getByRole('row');
    await expect.poll(() => steps.count(), { timeout: 60_000 }).toBe(8); // a heading and seven steps
    await photograph(journey.page, 'text-interpolate');
    await main().getByRole('radio', { name: 'Arithmetic' }).check({ force: true });
    for (const name of ['Start', 'Minus', 'Plus']) await main().getByLabel(name, { exact: true }).fill('i am here.');
    await main().getByRole('button', { name: 'Add up' }).click();
    const words = main().getByRole('region', { name: 'Nearest by words' }).getByRole('listitem');
    await expect.poll(() => words.count(), { timeout: 60_000 }).toBe(5);
  });

  test('finds texts as they type, and those that are like one, by keyboard alone', async () => {
    const { page } = journey;
    await journey.openTab('Search');
    const list = main().getByRole('listbox', { name: 'Found texts' });
    await list.getByRole('option').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('Swim');
    await expect.poll(() => list.locator('mark').count()).toBeGreaterThan(0);
    const found = await list.locator('mark').allInnerTexts();
    expect(new Set(found.map((text) => text.toLowerCase()))).toEqual(new Set(['swim']));
    await list.focus();
    for (const key of [' ', 'ArrowDown', ' ', 'Enter']) await page.keyboard.press(key);
    const likeIt = main().getByRole('region', { name: 'Nearest texts' });
    await expect.poll(() => likeIt.getByRole('listitem').count(), { timeout: 60_000 }).toBe(20); // ten by code, ten by words
    await photograph(page, 'text-search');
    const file = join(journey.directory, 'picked.jsonl');
    await journey.willSave(file);
    await main().getByRole('button', { name: 'Export picked' }).click();
    await page.getByRole('menuitem', { name: /\.jsonl/ }).click();
    await page.getByText(`Saved as ${file}.`).waitFor();
    const picked = lines(file).map((line) => JSON.parse(line) as { readonly text: string }); // as the screen wrote them
    expect(picked).toHaveLength(2);
    for (const { text } of picked) expect(text.toLowerCase()).toContain('swim');
  });

  test('is told which texts hardly differ', async () => {
    await main().getByRole('radio', { name: 'Near-duplicates' }).check({ force: true });
    await main().getByRole('button', { name: 'Find near-duplicates' }).click();
    const words = main().getByText(/training texts (are in|has a)/);
    await words.waitFor({ timeout: 60_000 });
    expect(await words.innerText()).toMatch(/^(None|[\d,]+) of/);
  });

  test('sees where all texts lie', async () => {
    await journey.openTab('Map');
    await main().getByRole('button', { name: 'Map the texts' }).click();
    const map = main().getByRole('application', { name: /^Map of/ });
    await expect.poll(() => map.count(), { timeout: 60_000 }).toBe(1);
    await journey.openTab('Search');
  });

  test('finds all of it again where it was left', async () => {
    await journey.goTo('Runs');
    await journey.page.keyboard.press('5');
    await main().getByRole('tab', { name: 'Search', selected: true }).waitFor();
    expect(await main().getByLabel('Find in the texts').inputValue()).toBe('Swim');
    await journey.openTab('Write');
    expect(await written().getByRole('listitem').count()).toBe(20);
  });

  test('was never complained to', () => {
    expect(journey.complaints).toEqual([]);
  });
});
