export interface Question {
  readonly title: string;
  readonly body: string;
  readonly confirmLabel: string;
}

/** One question at a time that a person must answer before something is lost. */
export class Confirmation {
  question = $state.raw<Question | null>(null);
  #answer: ((isConfirmed: boolean) => void) | null = null;

  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  answer(isConfirmed: boolean): void {
    this.#answer?.(isConfirmed);
    this.#answer = null;
    this.question = null;
  }
}
