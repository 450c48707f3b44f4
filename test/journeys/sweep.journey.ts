import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photograph } from '#test/helpers/launched-app.ts';
import { Journey } from './journey.ts';
import { endedTrials, readSweep } from './seen-sweep.ts';
import type { SeenTrial } from './seen-sweep.ts';

const journey = new Journey();
const name = 'MNIST quick sweep';
const leastKl = 3;
/** What had ended when the app was killed. */
let endedBefore: readonly SeenTrial[] = [];

beforeAll(() => journey.open());
afterAll(() => journey.end());

const main = () => journey.main;
const button = (label: string | RegExp) => main().getByRole('button', { name: label });
const field = (label: string) => main().getByLabel(label, { exact: true });
const inTabs = (part: RegExp) => main().getByRole('tabpanel').getByText(part).first();
const header = () => main().getByRole('banner').or(main().locator('header')).first();
const seen = () => readSweep(journey.page);

async function openSweep(): Promise<void> {
  await journey.goTo('Sweeps');
  await main().getByRole('row', { name }).press('Enter');
  await main().getByRole('heading', { level: 1, name }).waitFor();
}

async function chooseInMenu(item: RegExp): Promise<void> {
  await button('More for this sweep').press('Enter');
  await main().getByRole('menuitem', { name: item }).press('Enter');
}

/** Waits until the header of the sweep says this. */
async function untilHeaderSays(words: RegExp, timeout = 60_000): Promise<void> {
  await expect.poll(() => header().textContent(), { timeout }).toMatch(words);
}

/** Colors of a canvas that are not see-through; more than a few where something is drawn. */
async function paintedPixels(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const drawn = element as HTMLCanvasElement; // the locator finds canvases only
    const { data } = drawn.getContext('2d')!.getImageData(0, 0, drawn.width, drawn.height);
    return data.reduce((count, value, i) => count + (i % 4 === 3 && value > 0 ? 1 : 0), 0);
  });
}

describe('a person who looks for good settings', () => {
  test('finds an empty screen that says what a sweep is, and begins one with a key', async () => {
    await journey.goTo('Datasets');
    await main().getByText('60,000').first().waitFor({ timeout: 60_000 });
    await journey.goTo('Sweeps');
    await main().getByText('No sweep yet').waitFor();
    expect(await main().textContent()).toContain('looks for the best');
    expect(await main().textContent()).toContain(name);
    await photograph(journey.page, 'sweeps-empty');
    await journey.page.keyboard.press('s');
    await main().getByRole('heading', { level: 1, name: 'New sweep' }).waitFor();
    await expect.poll(() => field('Name').inputValue()).toBe(name);
  });

  test('searches one more row, sets a constraint, and is told which row has a wrong range', async () => {
    await field('Trials').fill('6');
    await field('Training examples').fill('8000');
    await field('Trials at once').fill('2');
    await field('Trials at once').press('Tab');
    expect(await field('Trials at once').inputValue()).toBe('2');
    await button('Constraint').click();
    await field('Constraint 1').selectOption('epoch/validation/kl');
    await field('Constraint 1, at least').fill(String(leastKl));
    await field('Search KL weight').check();
    await field('Minimum of KL weight').fill('5');
    await field('Maximum of KL weight').fill('2');
    const panel = main().getByRole('region', { name: 'Before you start' });
    const start = panel.getByRole('button', { name: 'Start sweep' });
    const issue = panel.getByRole('button', { name: /KL weight: the minimum 5 is above the maximum 2/ });
    await issue.waitFor();
    expect(await start.isDisabled()).toBe(true);
    await photograph(journey.page, 'new-sweep-error');
    await issue.click();
    expect(await field('Minimum of KL weight').evaluate((input) => input === document.activeElement)).toBe(true);
    await field('Minimum of KL weight').fill('0.5');
    await expect.poll(() => start.isEnabled()).toBe(true);
    await photograph(journey.page, 'new-sweep');
    await start.click();
    await main().getByRole('heading', { level: 1, name }).waitFor();
  });

  test('sees the sweep live: progress, the best so far, curves and two lanes', async () => {
    await main()
      .getByRole('img', { name: /^Timeline: .* in 2 lanes/ })
      .waitFor({ timeout: 60_000 });
    await main()
      .getByRole('img', { name: /^Validation −ELBO by epoch: \d+ curve/ })
      .waitFor();
    await untilHeaderSays(/[1-5] of 6 trials/);
    await untilHeaderSays(/Best:\s*trial \d/);
    await main()
      .getByRole('img', { name: /^Validation −ELBO by trial, best [\d.]+ nats per example at \d/ })
      .waitFor();
    const { overview } = await seen();
    expect(overview.definition.space.map((one) => one.name)).toContain('beta');
    expect(overview.definition.constraints).toEqual([{ metric: 'epoch/validation/kl', atLeast: leastKl }]);
  });

  test('pauses it, after which nothing grows, lets it go on, and changes the number of workers', async () => {
    await button('Pause').click();
    await untilHeaderSays(/Paused/);
    let last = '';
    let polls = 0;
    await expect
      .poll(
        async () => {
          const { trials, epochs } = await seen();
          const now = JSON.stringify({ trials, epochs });
          polls = now === last ? polls + 1 : 0;
          last = now;
          return polls;
        },
        { interval: 500, timeout: 20_000 },
      )
      .toBeGreaterThanOrEqual(2);
    expect(endedTrials(await seen()).length).toBeLessThan(6);
    await photograph(journey.page, 'sweep-paused');
    await button('Resume').click();
    await untilHeaderSays(/Running/);
    const workers = main().getByRole('group', { name: 'Workers' });
    await workers.getByRole('button', { name: 'One worker less' }).click();
    await expect.poll(() => workers.getByRole('status').textContent()).toBe('1');
    await workers.getByRole('button', { name: 'One worker more' }).click();
    await expect.poll(() => workers.getByRole('status').textContent()).toBe('2');
    expect((await seen()).overview.state).toBe('running');
  });

  test('loses the app in mid-sweep, finds what had ended as it was, and resumes to exactly six trials', async () => {
    endedBefore = endedTrials(await seen());
    await journey.kill();
    expect(endedBefore.length).toBeGreaterThan(0);
    expect(endedBefore.length).toBeLessThan(6);
    await journey.open();
    await journey.goTo('Sweeps');
    const row = main().getByRole('row', { name });
    await expect.poll(() => row.textContent()).toMatch(/Stopped/);
    await photograph(journey.page, 'sweeps');
    await openSweep();
    expect((await seen()).trials).toEqual(expect.arrayContaining([...endedBefore]));
    await button('Resume').click();
    await untilHeaderSays(/Finished.*6 of 6 trials/s);
    const { trials } = await seen();
    expect(trials.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(trials).toEqual(expect.arrayContaining([...endedBefore]));
    expect(trials.every(({ outcome }) => outcome === 'finished' || outcome === 'pruned')).toBe(true);
    await photograph(journey.page, 'sweep-overview');
  });

  test('narrows the trials down by keyboard on an axis, and clears that', async () => {
    await journey.openTab('Parallel');
    const rows = main().getByRole('region', { name: 'Trials inside the brushes' });
    const told = rows.getByRole('status').first();
    const table = rows.getByRole('grid', { name: 'Trials' });
    await expect.poll(() => told.textContent()).toMatch(/^\s*6 trials/);
    const axis = main().getByRole('button', { name: /^Encoder learning rate, axis/ });
    await axis.focus();
    await expect
      .poll(async () => {
        await journey.page.keyboard.press('ArrowUp');
        return (await told.textContent())?.trim();
      })
      .toMatch(/^[1-5] of 6 trials/);
    const inside = Number((await told.textContent())?.trim().split(' ')[0]);
    await expect.poll(() => table.getByRole('checkbox', { name: /^Pick Trial/ }).count()).toBe(inside);
    await photograph(journey.page, 'sweep-parallel');
    await rows.getByRole('button', { name: 'Clear', exact: true }).press('Enter');
    await expect.poll(() => table.getByRole('checkbox', { name: /^Pick Trial/ }).count()).toBe(6);
  });

  test('reads what matters, or that too few trials say so, and sees slices and contours', async () => {
    await journey.openTab('Importance');
    await inTabs(/Not enough is known yet|What decides whether a trial is among the best tenth/).waitFor();
    await photograph(journey.page, 'sweep-importance');
    await journey.openTab('Slices & contours');
    await main().getByRole('region', { name: 'Slice of KL weight' }).waitFor();
    const canvases = main().getByRole('tabpanel').locator('canvas');
    expect(await canvases.count()).toBe(8); // a slice for each of the seven dimensions, and the contours
    for (const canvas of await canvases.all()) {
      await expect.poll(() => paintedPixels(canvas)).toBeGreaterThan(50);
    }
    const contours = main().getByRole('region', { name: 'Contours' });
    await contours.getByLabel('Across').selectOption({ label: 'KL weight' });
    await contours.getByRole('img', { name: /^Validation −ELBO over KL weight and/ }).waitFor();
    await photograph(journey.page, 'sweep-slices');
    await contours.scrollIntoViewIfNeeded();
    await photograph(journey.page, 'sweep-contours');
  });

  test('picks two trials by keyboard and compares their runs', async () => {
    await journey.openTab('Trials');
    const first = main().getByRole('checkbox', { name: 'Pick Trial 0' });
    await first.waitFor();
    await main().getByRole('row').nth(1).focus();
    for (const key of ['Home', 'Space', 'ArrowDown']) await journey.page.keyboard.press(key);
    const second = main().getByRole('row').nth(2);
    await expect.poll(() => second.evaluate((row) => row === document.activeElement)).toBe(true);
    await journey.page.keyboard.press('Space');
    await photograph(journey.page, 'sweep-trials');
    await button('Compare 2').press('Enter');
    await main().getByRole('heading', { level: 1, name: 'Compare' }).waitFor();
    const chips = main().getByRole('list', { name: 'Compared runs' }).or(main().getByLabel('Compared runs'));
    await expect.poll(() => chips.getByRole('button', { name: /^Leave out/ }).count()).toBe(2);
    // the table has the newest trials on top
    for (const trial of [5, 4]) {
      expect(await chips.getByRole('button', { name: new RegExp(`^Leave out .*trial ${trial}`) }).count()).toBe(1);
    }
  });

  test('adds two trials to the finished sweep', async () => {
    await openSweep();
    await button('Add trials…').press('Enter');
    const dialog = journey.page.getByRole('dialog');
    await dialog.getByLabel('More trials').fill('2');
    await dialog.getByText('8 in all.').waitFor();
    await dialog.getByRole('button', { name: 'Add trials' }).press('Enter');
    await untilHeaderSays(/Finished.*8 of 8 trials/s);
    const { trials } = await seen();
    expect(trials.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(trials).toEqual(expect.arrayContaining([...endedBefore]));
  });

  test('begins a new sweep around the best, with ranges that fit them', async () => {
    const { overview, trials } = await seen();
    const elite = trials
      .filter(({ outcome, constraint }) => outcome === 'finished' && (constraint ?? 0) >= leastKl)
      .sort((a, b) => a.objective! - b.objective!) // finished trials have one
      .slice(0, 5);
    expect(elite.length).toBeGreaterThan(0);
    await chooseInMenu(/^New sweep around the best/);
    await main().getByRole('heading', { level: 1, name: 'New sweep' }).waitFor();
    await expect.poll(() => field('Name').inputValue()).toBe(`${name} around the best`);
    const ranges = { encoderLearningRate: 'Encoder learning rate', decoderLearningRate: 'Decoder learning rate' };
    /** Of the old ranges, on their logarithmic scale. */
    const widths: number[] = [];
    for (const [row, label] of Object.entries(ranges)) {
      const place = overview.definition.space.findIndex((one) => one.name === row);
      const values = elite.map(({ point }) => Math.log(point[place]!));
      const [least, greatest] = [Math.min(...values), Math.max(...values)];
      const added = greatest > least ? 0.25 * (greatest - least) : 0.05 * Math.log(100);
      const minimum = Number(await field(`Minimum of ${label}`).inputValue());
      const maximum = Number(await field(`Maximum of ${label}`).inputValue());
      // bounds have three digits
      expect(minimum / Math.max(1e-4, Math.exp(least - added))).toBeCloseTo(1, 1);
      expect(maximum / Math.min(1e-2, Math.exp(greatest + added))).toBeCloseTo(1, 1);
      expect(minimum).toBeLessThanOrEqual(Math.exp(least));
      expect(maximum).toBeGreaterThanOrEqual(Math.exp(greatest));
      widths.push(Math.log(maximum / minimum) / Math.log(100));
    }
    expect(Math.min(...widths)).toBeLessThan(1);
    await photograph(journey.page, 'new-sweep-around-the-best');
  });

  test('trains the best longer with three seeds and sees them as repeats', async () => {
    await openSweep();
    await chooseInMenu(/^Train the best longer/);
    const dialog = journey.page.getByRole('dialog');
    await dialog.getByLabel('Seeds').fill('3');
    await dialog.getByLabel(/^Epochs/).fill('1');
    await photograph(journey.page, 'train-longer');
    await dialog.getByRole('button', { name: 'Start and compare' }).press('Enter');
    await main().getByRole('heading', { level: 1, name: 'Compare' }).waitFor();
    const repeats = main().getByRole('region', { name: 'Repeats' });
    const group = repeats.getByRole('table', { name: 'Groups of repeats' }).getByRole('row').nth(1);
    await expect.poll(() => group.getByRole('cell').first().textContent(), { timeout: 60_000 }).toBe('3');
    await photograph(journey.page, 'compare-repeats');
  });

  test('finds only its own runs in the list until it asks for the trials', async () => {
    await journey.goTo('Runs');
    const rows = main().getByRole('checkbox', { name: /^Pick (?!all)/ });
    await expect.poll(() => rows.count()).toBe(3);
    await main().getByRole('checkbox', { name: 'Show trials of sweeps (8)' }).check();
    await expect.poll(() => rows.count()).toBe(11);
    await photograph(journey.page, 'runs-with-trials');
  });

  test('the window complained of nothing', () => {
    expect(journey.complaints).toEqual([]);
  });
});
