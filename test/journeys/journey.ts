import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { runBuiltCli } from '#test/helpers/built-cli.ts';
import { launchApp } from '#test/helpers/launched-app.ts';
import type { LaunchedApp } from '#test/helpers/launched-app.ts';

/** A person in front of the app on a new workspace, from the first start to the last, with a crash in between. */
export class Journey {
  readonly directory = mkdtempSync(join(tmpdir(), 'vae-journey-'));
  /** Of every start, live: what its window complained of. */
  readonly #complaints: (readonly string[])[] = [];
  #launched: LaunchedApp | null = null;

  /** Trains a small model of sentences from the command line, for a person who finds it there. */
  async trainSentences(dataset: string, trainingExamples: number): Promise<void> {
    const small = { trainingExamples, validationExamples: trainingExamples / 10, hiddenSize: 64, embeddingSize: 64 };
    const configuration = { preset: 'text-quick', dataset, hyperparameters: { ...small, epochs: 2 } };
    const file = join(this.directory, 'run.json');
    writeFileSync(file, JSON.stringify(configuration));
    const { code, stderr } = await runBuiltCli(['train', file, '--workspace', join(this.directory, 'workspace')]);
    if (code !== 0) throw new Error(`vae train ended with ${code}: ${stderr}`);
  }

  async open(): Promise<void> {
    this.#launched = await launchApp(this.directory);
    this.#complaints.push(this.#launched.complaints);
    this.page.setDefaultTimeout(20_000);
  }

  /** Ends the app as a power cut would, and waits until it is gone. */
  async kill(): Promise<void> {
    const { app } = this.#started();
    const gone = app.waitForEvent('close').catch(() => undefined); // it may be gone before it is waited for
    app.process().kill('SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.#launched?.app.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** What the windows of all starts wrote on their consoles as errors and warnings. */
  get complaints(): readonly string[] {
    return this.#complaints.flat();
  }

  get page(): Page {
    return this.#started().page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** From now on the dialog for files gives these, as if they had been chosen there. */
  async willChoose(files: readonly string[]): Promise<void> {
    const { app } = this.#started();
    const replace = () =>
      app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        },
        [...files],
      );
    // The inspector of a main process that collects garbage may lose the answer; to say it again is harmless.
    await vi.waitFor(replace, { timeout: 10_000 });
  }

  /** From now on the dialog that asks where to save gives this file. */
  async willSave(file: string): Promise<void> {
    const { app } = this.#started();
    const replace = () =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
    await vi.waitFor(replace, { timeout: 10_000 });
  }

  async goTo(screen: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: screen }).click();
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  #started(): LaunchedApp {
    if (!this.#launched) throw new Error('journey: the app was not opened; call open() first');
    return this.#launched;
  }
}
