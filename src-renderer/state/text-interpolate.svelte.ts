import type { TextManifest } from '#shared/contract/dataset.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { ArithmeticAnswer, InterpolateAnswer } from '#shared/contract/text-writing.ts';
import type { Ask } from './ask.ts';
import { randomTexts } from './text-interpolate-examples.ts';
import { emptyInterpolateForm, givenFields, readInterpolateForm } from './text-interpolate.ts';
import type { InterpolateForm } from './text-interpolate.ts';
import type { TextLab } from './text-lab.svelte.ts';
import type { TextTask } from './text-task.svelte.ts';

/** The tab of ways between texts and of sums: what is asked for, and the last answer of each. */
export class TextInterpolate {
  form: InterpolateForm = $state.raw(emptyInterpolateForm);
  way = $state.raw<InterpolateAnswer | null>(null);
  sum = $state.raw<ArithmeticAnswer | null>(null);
  readonly task: TextTask;
  #draws = 0;

  constructor(lab: TextLab) {
    this.task = lab.newTask();
  }

  change(changed: Partial<InterpolateForm>): void {
    this.form = { ...this.form, ...changed };
  }

  /** The old answer stays until the new one is there. */
  async work(model: Hyperparameters): Promise<void> {
    const read = readInterpolateForm(this.form, model);
    if (!read.ok) return;
    const answer = await this.task.ask(read.request);
    if (answer?.kind === 'interpolate') this.way = answer;
    else if (answer) this.sum = answer;
  }

  /** Texts of the dataset for all fields of the mode, other ones each time. */
  async fill(ask: Ask, dataset: TextManifest): Promise<void> {
    const fields = givenFields[this.form.mode];
    const drawn = await randomTexts(ask, dataset, { count: fields.length, draw: this.#draws++ });
    if (!drawn) return;
    const texts = Object.fromEntries(fields.map(({ name }, i) => [name, drawn.texts[i] ?? '']));
    this.change({ ...texts, label: this.form.label ?? drawn.labels?.[0] ?? null });
  }
}
