import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();

beforeAll(() => journey.open());
afterAll(() => journey.end());

const main = () => journey.main;
const dialog = () => journey.page.getByRole('dialog', { name: 'Import texts' });
const importButton = () => dialog().getByRole('button', { name: 'Import', exact: true });

/** A file of this name and content; gives its path. */
function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(journey.directory, name);
  writeFileSync(file, content);
  return file;
}

async function openImport(files: readonly string[]): Promise<void> {
  await journey.willChoose(files);
  await main().getByRole('button', { name: 'Import a dataset' }).click();
  await journey.page.getByRole('menuitem', { name: 'Texts…', exact: true }).click();
  await dialog().waitFor();
}

async function closeImport(): Promise<void> {
  await journey.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
}

const reviews = Array.from({ length: 60 }, (_, i) => `${i},Review number ${i} praises dish ${i % 7}.,${(i % 5) + 1}`);

describe('a person with texts of their own', () => {
  test('imports a table by keyboard alone: menu, label column, start', async () => {
    const { page } = journey;
    await journey.goTo('Datasets');
    await main().getByText('60,000').first().waitFor({ timeout: 60_000 }); // two imports do not go together
    await journey.willChoose([fileOf('reviews.csv', `id,review,stars\n${reviews.join('\n')}\n60,,5`)]);
    await main().getByRole('button', { name: 'Import a dataset' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Image folder…' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const heading = dialog().getByRole('button', { name: 'Texts from review' });
    await heading.waitFor();
    expect(await heading.getAttribute('aria-pressed')).toBe('true');
    expect(await dialog().getByLabel('Format').inputValue()).toBe('csv');
    expect(await dialog().getByRole('list', { name: 'Before you import' }).textContent()).toMatch(
      /1 of 61 rows has no text/,
    );
    await dialog().getByRole('button', { name: 'Labels from stars' }).focus();
    await page.keyboard.press('Space');
    expect(await dialog().getByLabel('Labels', { exact: true }).inputValue()).toBe('column stars');
    await photograph(page, 'import-texts');
    await importButton().focus();
    await page.keyboard.press('Enter');
    await main().getByRole('heading', { level: 2, name: 'reviews' }).waitFor();
    await main().getByText('0 duplicates, 1 empty').waitFor();
    expect(await main().getByRole('region', { name: 'Classes' }).textContent()).toContain('5');
    await main().getByText('Review number 0 praises dish 0.').waitFor();
  });

  test('chooses the encoding of a file that is not UTF-8, and sees the rows change at once', async () => {
    // 你好，世界 in GB18030, forty times over
    const hello = [0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7];
    const lines = Array.from({ length: 40 }, (_, i) => [...Buffer.from(`${i} `), ...hello, 0x0a]);
    await openImport([fileOf('greetings.txt.gz', gzipSync(Uint8Array.from(lines.flat())))]);
    const choice = dialog().getByRole('group', { name: /not UTF-8/ });
    await choice.waitFor();
    expect(await importButton().isDisabled()).toBe(true);
    await dialog().getByLabel('Encoding', { exact: true }).selectOption('windows-1252');
    await dialog().getByText('0 ÄãºÃ£¬ÊÀ½ç', { exact: true }).waitFor();
    await dialog().getByLabel('Encoding', { exact: true }).selectOption('gb18030');
    await dialog().getByText('0 你好，世界', { exact: true }).waitFor();
    expect(await choice.getByRole('radio', { name: /GB18030/ }).isChecked()).toBe(true);
    await photograph(journey.page, 'import-texts-encoding');
    await dialog().getByLabel('Language', { exact: true }).selectOption({ label: 'Chinese' });
    await dialog().getByLabel('Name').fill('Greetings');
    await importButton().click();
    await main().getByRole('heading', { level: 2, name: 'Greetings' }).waitFor();
    await main().getByText('0 你好，世界', { exact: true }).waitFor();
  });

  test('is told in place why a file cannot be read, and reads it in another format', async () => {
    await openImport([fileOf('table.csv', 'kind\ttext\nwine\tA "fine" one, they say\nbeer\tNot so "fine"\n')]);
    await dialog()
      .getByText(/table\.csv: Invalid Opening Quote/)
      .waitFor();
    expect(await importButton().isDisabled()).toBe(true);
    await dialog().getByRole('button', { name: 'Read as TSV' }).click();
    await dialog().getByText('A "fine" one, they say').waitFor();
    expect(
      await dialog()
        .getByText(/Invalid Opening Quote/)
        .count(),
    ).toBe(0);
    expect(await importButton().isEnabled()).toBe(true);
    await closeImport();
  });

  test('cannot import more classes than there can be', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `The text of row ${i},key ${i}`);
    await openImport([fileOf('keys.csv', `text,key\n${rows.join('\n')}`)]);
    await dialog().getByLabel('Labels', { exact: true }).selectOption({ label: 'key' });
    await dialog()
      .getByText(/“key” has 300 different values; labels have at most 256/)
      .waitFor();
    expect(await importButton().isDisabled()).toBe(true);
    await dialog().getByRole('button', { name: 'No labels' }).click();
    expect(await importButton().isEnabled()).toBe(true);
    await closeImport();
  });

  test('makes a class of each file, and a text of each sentence', async () => {
    const files = [
      fileOf('calls.cat.txt', 'It purrs. It sleeps a lot.'),
      fileOf('calls.dog.txt', 'It barks! It runs around.'),
    ];
    await openImport(files);
    await dialog().getByLabel('Labels', { exact: true }).selectOption({ label: 'Each file is a class' });
    await dialog().getByLabel('Each sentence is a text').check();
    await dialog()
      .getByText(/Say the language/)
      .waitFor();
    await dialog().getByLabel('Language', { exact: true }).selectOption({ label: 'Another…' });
    expect(await importButton().isDisabled()).toBe(true);
    await dialog().getByLabel('Language tag').fill('en-GB');
    await dialog().getByLabel('Test share').fill('0');
    await dialog().getByLabel('Name').fill('Calls');
    await importButton().click();
    await main().getByRole('heading', { level: 2, name: 'Calls' }).waitFor();
    const table = main().getByRole('region', { name: 'Texts' });
    await table.getByText('It sleeps a lot.').waitFor();
    expect(await table.getByRole('row').allTextContents()).toEqual([
      expect.stringContaining('Text'),
      expect.stringMatching(/1\s*cat\s*It purrs\./),
      expect.stringMatching(/2\s*cat\s*It sleeps a lot\./),
      expect.stringMatching(/3\s*dog\s*It barks!/),
      expect.stringMatching(/4\s*dog\s*It runs around\./),
    ]);
  });

  test('the window complained of nothing', () => {
    expect(journey.complaints).toEqual([]);
  });
});
