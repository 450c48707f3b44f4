import type {
  AugmentAnswer,
  AugmentEffectAnswer,
  ClassifyAnswer,
  FewLabelsAnswer,
  ShiftAnswer,
} from '#shared/contract/text-labels.ts';
import { assertNever } from '#shared/contract/errors.ts';
import { emptyClassifyForm, readClassifyForm } from './text-classify.ts';
import type { ClassifyForm } from './text-classify.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';

/** The tab of labels: what is asked for, and the last answer to each question. */
export class TextClassify {
  form: ClassifyForm = $state.raw(emptyClassifyForm);
  curve = $state.raw<FewLabelsAnswer | null>(null);
  verdicts = $state.raw<ClassifyAnswer | null>(null);
  shift = $state.raw<ShiftAnswer | null>(null);
  augment = $state.raw<AugmentAnswer | null>(null);
  effect = $state.raw<AugmentEffectAnswer | null>(null);
  readonly task: TextTask;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
  }

  change(changed: Partial<ClassifyForm>): void {
    this.form = { ...this.form, ...changed };
  }

  /** The old answer stays until the new one is there; for `measure` see `readClassifyForm`. */
  async work(classes: readonly string[], measure: boolean): Promise<void> {
    const read = readClassifyForm(this.form, classes, { measure });
    if (!read.ok) return;
    const answer = await this.task.ask(read.request);
    if (!answer) return;
    switch (answer.kind) {
      case 'few-labels':
        this.curve = answer;
        return;
      case 'classify':
        this.verdicts = answer;
        return;
      case 'shift':
        this.shift = answer;
        return;
      case 'augment':
        this.augment = answer;
        return;
      case 'augment-effect':
        this.effect = answer;
        return;
      default:
        assertNever(answer);
    }
  }
}
