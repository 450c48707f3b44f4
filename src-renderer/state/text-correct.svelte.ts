import type { CorrectAnswer } from '#shared/contract/text-correction.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { emptyCorrectForm, readCorrectForm } from './text-correct.ts';
import type { CorrectForm } from './text-correct.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';

/** The tab that corrects: what is asked for, and the last answer to each question. */
export class TextCorrect {
  form: CorrectForm = $state.raw(emptyCorrectForm);
  corrected = $state.raw<CorrectAnswer | null>(null);
  measured = $state.raw<CorrectAnswer | null>(null);
  readonly task: TextTask;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
  }

  change(changed: Partial<CorrectForm>): void {
    this.form = { ...this.form, ...changed };
  }

  /** The old answer stays until the new one is there. */
  async work(model: Hyperparameters): Promise<void> {
    const read = readCorrectForm(this.form, model);
    if (!read.ok) return;
    const answer = await this.task.ask(read.request);
    if (!answer) return;
    if (answer.trials.length > 0) this.measured = answer;
    else this.corrected = answer;
  }
}
