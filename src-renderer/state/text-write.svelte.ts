import type { GenerateAnswer, GenerateRequest, WrittenText } from '#shared/contract/text-writing.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';
import { isTold, readWriteForm, writeForm } from './text-write.ts';
import type { WriteForm } from './text-write.ts';

/** The tab that writes: what is asked for, and what was written last. */
export class TextWrite {
  form: WriteForm | null = $state.raw(null);
  texts = $state.raw<readonly WrittenText[]>([]);
  /** Of the texts that are shown; null where they were not measured. */
  measures = $state.raw<GenerateAnswer['measures']>(null);
  readonly task: TextTask;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
  }

  /** What is in the fields, at first what suits the model. */
  formOf(model: Hyperparameters): WriteForm {
    return this.form ?? writeForm(model);
  }

  change(model: Hyperparameters, changed: Partial<WriteForm>): void {
    this.form = { ...this.formOf(model), ...changed };
  }

  /** The old texts stay until the new ones are there. */
  async write(model: Hyperparameters, measures: GenerateRequest['measures']): Promise<void> {
    const read = readWriteForm(this.formOf(model), isTold(model), measures);
    if (!read.ok) return;
    const answer = await this.task.ask(read.request);
    if (!answer) return;
    this.texts = answer.texts;
    this.measures = answer.measures;
  }
}
