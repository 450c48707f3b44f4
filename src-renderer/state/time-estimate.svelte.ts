import type { TimeEstimate } from '#shared/contract/calls.ts';
import type { RunDraft } from '#shared/contract/run.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import { FollowedQuestion } from './followed-question.svelte.ts';

export type EstimateState =
  | { readonly kind: 'none' }
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly estimate: TimeEstimate }
  | { readonly kind: 'failed'; readonly message: string };

/** Measures how long a draft would take, once the person has stopped changing it. */
export class RunTimeEstimate {
  readonly #question: FollowedQuestion<RunDraft, TimeEstimate>;

  constructor(call: WorkbenchApi['call']) {
    this.#question = new FollowedQuestion((draft) => call('runs:estimate-time', draft), measuredPart);
  }

  get state(): EstimateState {
    const { state, answer, failure } = this.#question;
    if (state === 'asking') return { kind: 'measuring' };
    if (state === 'answered' && answer) return { kind: 'measured', estimate: answer };
    return failure ? { kind: 'failed', message: `${failure.message} ${failure.remedy}` } : { kind: 'none' };
  }

  /** Null when there is nothing to measure. What does not change the time of a step does not measure again. */
  follow(draft: RunDraft | null): void {
    this.#question.follow(draft);
  }

  again(draft: RunDraft | null): void {
    this.#question.again(draft);
  }

  stop(): void {
    this.#question.stop();
  }
}

function measuredPart({ datasetHash, hyperparameters }: RunDraft): string {
  const timeless = { seed: 0, epochs: 0, beta: 0, encoderLearningRate: 0, decoderLearningRate: 0, sigma: 0 };
  return JSON.stringify({ datasetHash, ...hyperparameters, ...timeless });
}
