import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';

const journey = new Journey();

beforeAll(() => journey.open());
afterAll(() => journey.end());

const main = () => journey.main;
const goTo = (name: string) => journey.goTo(name);
const tab = (name: string) => journey.openTab(name);

/** Starts a run from the form: a preset by its name, with some fields set to other values. */
async function startRun(preset: RegExp, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await goTo('New run');
  await main().getByRole('radio', { name: preset }).check({ force: true });
  for (const [label, value] of Object.entries(fields)) await main().getByLabel(label, { exact: true }).fill(value);
  await main().getByLabel('Name').fill(name);
  await main().getByRole('button', { name: 'Start training' }).click();
  await main().getByRole('heading', { level: 1, name }).waitFor();
}

describe('a person who has just cloned the repository', () => {
  test('finds the real MNIST imported, and an empty table that says what to do', async () => {
    expect(await main().getByRole('heading', { level: 1 }).textContent()).toContain('Runs');
    await photograph(journey.page, 'runs-empty');
    await goTo('Datasets');
    await main().getByText('60,000').first().waitFor({ timeout: 60_000 });
    expect(await main().textContent()).toContain('10,000');
    await photograph(journey.page, 'datasets');
  });

  test('sees before the start how large the model is and how long it takes, and what is wrong in a field', async () => {
    await goTo('New run');
    const panel = main().getByRole('complementary', { name: 'Before you start' });
    await panel
      .getByText(/\d+(\.\d+)? (ms|s)$/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await panel.textContent()).toMatch(/Parameters\s*[\d,]+/);
    await photograph(journey.page, 'new-run');
    await main().getByLabel('Epochs', { exact: true }).fill('many');
    await main()
      .getByText(/Epochs: expected a whole number/)
      .first()
      .waitFor();
    expect(await panel.getByRole('button', { name: 'Start training' }).isDisabled()).toBe(true);
    await panel.getByRole('button', { name: 'Reset all' }).click();
    expect(await main().getByLabel('Epochs', { exact: true }).inputValue()).toMatch(/^\d+$/);
  });

  test('starts the quick preset from the form and sees the curve grow', async () => {
    await startRun(/quick/i, 'First look');
    const curve = main().getByRole('img', { name: /−ELBO by epoch/ });
    await curve.waitFor();
    await main().getByText('Finished', { exact: true }).first().waitFor({ timeout: 90_000 });
    await main()
      .getByText(/10-NN accuracy/)
      .first()
      .waitFor();
    expect(
      await main()
        .getByRole('img', { name: /−ELBO by epoch: .*validation last/ })
        .count(),
    ).toBe(1);
    await photograph(journey.page, 'run');
  });

  test('slides through the reconstructions of the same images', async () => {
    const slider = main().getByRole('region', { name: 'Reconstructions' }).getByRole('slider', { name: 'Epoch' });
    await slider.focus();
    await journey.page.keyboard.press('Home');
    expect(await slider.inputValue()).toBe('0');
    await journey.page.keyboard.press('End');
    expect(Number(await slider.inputValue())).toBeGreaterThan(1);
  });

  test('looks into the latent space: a dot shows its image, a drag decodes in the window', async () => {
    await tab('Latent space');
    const scatter = main().getByRole('img', { name: 'Latent scatter' });
    await scatter.waitFor();
    const box = (await scatter.boundingBox())!;
    const underPointer = main().getByRole('region', { name: 'Test image under the pointer' });
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    let step = 0;
    await expect
      .poll(
        async () => {
          step += 1; // a spiral from the middle: sooner or later it is over a dot
          await journey.page.mouse.move(middle.x + 2 * step * Math.cos(step), middle.y + 2 * step * Math.sin(step));
          return underPointer.getByRole('img').count();
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0);
    const decoded = main().getByRole('region', { name: 'Decoded at the crosshair' });
    const before = await decoded.textContent();
    await journey.page.mouse.down();
    await journey.page.mouse.move(middle.x + 60, middle.y - 50, { steps: 5 });
    await journey.page.mouse.up();
    await expect.poll(() => decoded.textContent()).not.toBe(before);
    await photograph(journey.page, 'latent-space');
    await tab('Samples');
    await main()
      .getByRole('img', { name: /draws from the prior/ })
      .waitFor();
    await photograph(journey.page, 'samples');
    await tab('Configuration');
    expect(
      await main()
        .getByRole('row', { name: /Latent dimensions/ })
        .textContent(),
    ).toContain('2');
    await tab('Log');
    await main()
      .getByText(/parameters/)
      .first()
      .waitFor();
  });

  test('kills the app in mid-run, starts it again, resumes, and finds everything there', async () => {
    await startRun(/^The article's VAE on MNIST/, 'Cut off', { 'Training examples': '20000', Epochs: '40' });
    await main()
      .getByText(/Epoch ([2-9]|[1-3]\d) of 40/)
      .first()
      .waitFor({ timeout: 60_000 });
    await journey.kill();
    await journey.open();
    const row = journey.page.getByRole('row', { name: /Cut off/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/Interrupted/i);
    expect(await journey.page.getByRole('row', { name: /First look/ }).textContent()).toMatch(/Finished/);
    await photograph(journey.page, 'runs');
    await row.getByRole('button', { name: /Resume/ }).click();
    await expect.poll(() => row.textContent(), { timeout: 30_000 }).toMatch(/Running/i);
    await row.getByRole('button', { name: /Cancel/ }).click();
    await expect.poll(() => row.textContent(), { timeout: 30_000 }).toMatch(/Canceled/i);
  });

  test('compares two runs', async () => {
    await goTo('Runs');
    for (const name of ['First look', 'Cut off'])
      await journey.page.getByRole('checkbox', { name: `Pick ${name}` }).check();
    await goTo('Compare');
    await main().getByText('First look').first().waitFor();
    expect(await main().textContent()).toContain('Cut off');
    await main().getByRole('img', { name: /−ELBO/ }).first().waitFor();
    await photograph(journey.page, 'compare');
  });

  test('exports the model', async () => {
    await goTo('Runs');
    await journey.page.getByRole('gridcell', { name: 'First look', exact: true }).dblclick();
    await main().getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = journey.page.getByRole('dialog');
    await dialog.waitFor();
    await photograph(journey.page, 'export');
    await dialog
      .getByRole('button', { name: /^Export/ })
      .first()
      .click();
    const exports = join(journey.directory, 'workspace', 'runs');
    await expect
      .poll(
        () =>
          readdirSync(exports, { recursive: true })
            .map(String)
            .filter((file) => file.includes('exports')),
        {
          timeout: 30_000,
        },
      )
      .not.toHaveLength(0);
  });

  test('the window complained of nothing', () => {
    expect(journey.complaints).toEqual([]);
  });
});
