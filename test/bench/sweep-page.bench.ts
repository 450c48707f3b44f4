import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { median } from '#shared/statistics/median.ts';
import { launchApp } from '#test/helpers/launched-app.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { timeDrawing, watchDrawing } from './drawn-time.ts';
import type { DrawnTime } from './drawn-time.ts';
import { writeLargeSweep } from './large-sweep.ts';

const trials = 10_000;
const launches = 5;
type Times = Map<string, DrawnTime[]>;

/** What a person does with the page of a sweep, one after the other, each thing for the first time since the page was opened. */
async function useSweepPage(
  page: Page,
  name: string,
  noted: (gesture: string, time: DrawnTime) => void,
): Promise<void> {
  const main = page.getByRole('main');
  const tab = (label: string) => main.getByRole('tab', { name: label, exact: true });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Sweeps' }).click();
  const row = main.getByRole('row', { name });
  await row.waitFor();
  noted('open the sweep', await timeDrawing(row));
  noted('parallel', await timeDrawing(tab('Parallel')));
  const axis = main.getByRole('button', { name: /^Encoder learning rate, axis/ });
  noted('first brush', await timeDrawing(axis, 'ArrowUp'));
  noted('next brush', await timeDrawing(axis, 'ArrowUp'));
  noted('slices', await timeDrawing(tab('Slices & contours')));
  noted('trials', await timeDrawing(tab('Trials')));
  noted('overview again', await timeDrawing(tab('Overview')));
  const curves = main.getByRole('img', { name: /by epoch: .* curve/ });
  await curves.focus();
  noted('point at a trial', await timeDrawing(curves, 'End'));
}

test.each([1, 2])('a sweep of 10,000 trials at %d device pixels a pixel', async (density) => {
  const written = temporaryDirectory();
  const { name } = writeLargeSweep(join(written, 'workspace'), trials);
  const times: Readonly<Record<'first' | 'again', Times>> = { first: new Map(), again: new Map() };
  for (let launch = 0; launch < launches; launch++) {
    const directory = temporaryDirectory();
    cpSync(written, directory, { recursive: true });
    const { app, page, complaints } = await launchApp(directory, {}, [`--force-device-scale-factor=${density}`]);
    // with two device pixels a pixel it may be larger than the display, and is drawn all the same
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setSize(1360, 860)); // the only one
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1360);
    await watchDrawing(page);
    for (const round of ['first', 'again'] as const) {
      await useSweepPage(page, name, (gesture, time) => {
        times[round].set(gesture, [...(times[round].get(gesture) ?? []), time]);
      });
    }
    expect(await page.evaluate(() => devicePixelRatio)).toBe(density);
    await app.close();
    expect(complaints).toEqual([]);
  }
  for (const round of ['first', 'again'] as const) {
    for (const [gesture, taken] of times[round]) print(density, round, gesture, taken);
  }
});

function print(density: number, round: string, gesture: string, taken: readonly DrawnTime[]): void {
  const of = (part: keyof DrawnTime) => Math.round(median(taken.map((time) => time[part])));
  const figures = {
    answerMs: of('answer'),
    seenMs: of('seen'),
    allMs: of('all'),
    deafMs: of('deaf'),
    launches: taken.length,
  };
  process.stdout.write(`${JSON.stringify({ bench: 'sweep page', trials, density, round, gesture, ...figures })}\n`);
}
