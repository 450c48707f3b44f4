import type { TimeEstimate } from '#shared/contract/calls.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';

export type EstimateState =
  | { readonly kind: 'none' }
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly estimate: TimeEstimate }
  | { readonly kind: 'failed'; readonly message: string };

const quietMs = 500;

/** Measures how long a draft would take, once the person has stopped changing it. */
export class RunTimeEstimate {
  state = $state.raw<EstimateState>({ kind: 'none' });
  readonly #call: WorkbenchApi['call'];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #measured: string | null = null;
  #request = 0;

  constructor(call: WorkbenchApi['call']) {
    this.#call = call;
  }

  /** Null when there is nothing to measure. What does not change the time of a step does not measure again. */
  follow(draft: RunDraft | null): void {
    const what = draft && measuredPart(draft);
    if (what === this.#measured) return;
    this.#measured = what;
    this.#request++;
    clearTimeout(this.#timer);
    if (!draft) {
      this.state = { kind: 'none' };
      return;
    }
    this.state = { kind: 'measuring' };
    this.#timer = setTimeout(() => void this.#measure(draft, this.#request), quietMs);
  }

  again(draft: RunDraft | null): void {
    this.#measured = null;
    this.follow(draft);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#request++;
  }

  async #measure(draft: RunDraft, request: number): Promise<void> {
    const result = await this.#call('runs:estimate-time', draft);
    if (request !== this.#request) return; // the draft has changed meanwhile
    this.state = result.ok
      ? { kind: 'measured', estimate: result.value }
      : { kind: 'failed', message: `${result.error.message} ${result.error.remedy}` };
  }
}

function measuredPart({ datasetHash, hyperparameters }: RunDraft): string {
  const timeless = { seed: 0, epochs: 0, beta: 0, encoderLearningRate: 0, decoderLearningRate: 0, sigma: 0 };
  return JSON.stringify({ datasetHash, ...hyperparameters, ...timeless });
}
