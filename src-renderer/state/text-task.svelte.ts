import type { ErrorValue } from '#shared/contract/errors.ts';
import type { EventPayloads } from '#shared/contract/events.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import type { TextAnswerOf, TextRequest, TextWorkProgress } from '#shared/contract/text-work.ts';

/** One thing that is asked of a trained model of texts at a time: how far it is, and why it failed. */
export class TextTask {
  isWorking = $state(false);
  /** Null while the request waits for those before it. */
  progress = $state.raw<TextWorkProgress | null>(null);
  /** Why the last request failed; one that was canceled has no error. */
  error = $state.raw<ErrorValue | null>(null);
  readonly #call: WorkbenchApi['call'];
  readonly #runId: string;
  #workId: string | null = null;

  constructor(call: WorkbenchApi['call'], runId: string) {
    this.#call = call;
    this.#runId = runId;
  }

  /** The answer; undefined where it failed, was canceled, or gave way to the next request: there is no older answer after a newer one. */
  async ask<R extends TextRequest>(request: R): Promise<TextAnswerOf<R['kind']> | undefined> {
    this.cancel();
    const workId = crypto.randomUUID();
    this.#workId = workId;
    this.isWorking = true;
    this.error = null;
    const result = await this.#call('texts:work', { workId, runId: this.#runId, request });
    if (this.#workId !== workId) return undefined;
    this.#rest();
    if (result.ok) return result.value as TextAnswerOf<R['kind']>; // main answers in the kind of the request
    this.error = result.error;
    return undefined;
  }

  /** Nothing happens where nothing is being done. */
  cancel(): void {
    if (this.#workId === null) return;
    void this.#call('texts:cancel', { workId: this.#workId });
    this.#rest();
  }

  /** Takes what is told of its own request, and nothing else. */
  hear({ workId, ...progress }: EventPayloads['texts:progress']): void {
    if (workId === this.#workId) this.progress = progress;
  }

  #rest(): void {
    this.#workId = null;
    this.isWorking = false;
    this.progress = null;
  }
}
