import type { SummarizeAnswer } from '#shared/contract/text-summary.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { emptySummarizeForm, readSummarizeForm } from './text-summarize.ts';
import type { SummarizeForm, SummarizePart } from './text-summarize.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';

/** The tab that summarizes: what is asked for, and the last answer to each question. */
export class TextSummarize {
  form: SummarizeForm = $state.raw(emptySummarizeForm);
  answers: Readonly<Record<SummarizePart, SummarizeAnswer | null>> = $state.raw({
    texts: null,
    group: null,
    corpus: null,
  });
  readonly task: TextTask;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
  }

  change(changed: Partial<SummarizeForm>): void {
    this.form = { ...this.form, ...changed };
  }

  /** The old answer stays until the new one is there. */
  async work(model: Hyperparameters): Promise<void> {
    const read = readSummarizeForm(this.form, model);
    if (!read.ok) return;
    const answer = await this.task.ask(read.request);
    if (answer) this.answers = { ...this.answers, [read.request.of.kind]: answer };
  }
}
