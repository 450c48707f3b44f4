import type { LogLine } from '#shared/contract/run.ts';
import type { Ask } from './ask.ts';
import { CursorReader } from './cursor-reader.ts';
import type { Workbench } from './workbench.svelte.ts';

/** The log of one run, read by cursor. */
export class RunLog {
  lines = $state.raw<readonly LogLine[]>([]);
  readonly #runId: string;
  readonly #ask: Ask;
  readonly #reader = new CursorReader(() => this.#readPage());
  #cursor = 0;

  constructor(ask: Ask, runId: string) {
    this.#ask = ask;
    this.#runId = runId;
  }

  follow(on: Workbench['on']): () => void {
    return this.#reader.follow(on, 'logs:appended', this.#runId);
  }

  async #readPage(): Promise<boolean> {
    const page = await this.#ask('logs:read', { runId: this.#runId, after: this.#cursor });
    if (!page) return false;
    if (page.lines.length > 0) this.lines = [...this.lines, ...page.lines];
    this.#cursor = page.cursor;
    return true;
  }
}
