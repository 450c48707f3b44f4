import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { readInstallation } from '#main/installation/installation.ts';

const repository = join(import.meta.dirname, '..', '..');

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything the window wrote on its console as an error or warning. */
  readonly complaints: readonly string[];
}

/** Starts the built app in the real Electron on a workspace of its own. Needs a display. `switches` are Chromium's. */
export async function launchApp(
  directory: string,
  environment: Record<string, string> = {},
  switches: readonly string[] = [],
): Promise<LaunchedApp> {
  const electron = readInstallation()?.electron;
  if (!electron) throw new Error('launchApp: set-up has not installed Electron; run npm test, which does');
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to run for root
      ...switches,
      repository,
      '--workspace',
      join(directory, 'workspace'),
      '--user-data',
      join(directory, 'profile'),
    ],
    env: { ...Object.fromEntries(inherited), VAE_WORKBENCH_QUIET_QUIT: '1', ...environment },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.waitForLoadState('domcontentloaded');
  return { app, page, complaints };
}

/** Takes a picture of the window for people to look at, in light and in dark. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = join(repository, 'test-results', 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
}
