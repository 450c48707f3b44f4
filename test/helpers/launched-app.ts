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
  const options = {
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
    timeout: patienceMs,
  };
  const { app, page } = await withWindow(options).catch(() => withWindow(options));
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.waitForLoadState('domcontentloaded');
  return { app, page, complaints };
}

/**
 * The app with its window. One start in many is not heard by Playwright, though the window is there and answers: then the
 * app is ended, and whoever asks may try again.
 */
async function withWindow(
  options: Parameters<typeof _electron.launch>[0],
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch(options); // ends the app when it takes too long
  try {
    return { app, page: await app.firstWindow({ timeout: patienceMs }) };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

/** Far more than a start takes, on a busy machine too. */
const patienceMs = 30_000;

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
