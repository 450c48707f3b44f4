import type { Ask } from './ask.ts';
import type { WindowDecoder } from './window-decoder.ts';

/** Decodes codes in the window with the weights of a run's last checkpoint. */
export class LiveDecoder {
  decoder = $state.raw<WindowDecoder | null>(null);
  readonly #ask: Ask;
  readonly #runId: string;
  #isLoading = false;
  #isStopped = false;

  constructor(ask: Ask, runId: string) {
    this.#ask = ask;
    this.#runId = runId;
  }

  /** Fetches the newest weights; the old ones serve until they are there. */
  async load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const [weights, module] = await Promise.all([
      this.#ask('models:decoder', { runId: this.#runId }),
      import('./window-decoder.ts'), // the tensor library is large and only this needs it
    ]);
    this.#isLoading = false;
    if (!weights || this.#isStopped) return;
    this.decoder?.dispose();
    this.decoder = new module.WindowDecoder(weights);
  }

  stop(): void {
    this.#isStopped = true;
    this.decoder?.dispose();
    this.decoder = null;
  }
}
