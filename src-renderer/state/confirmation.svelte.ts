export interface Question {
  readonly title: string;
  readonly body: string;
  readonly confirmLabel: string;
  /** What may be done besides; not done unless it is chosen. */
  readonly option?: string;
}

export interface Answer {
  readonly isConfirmed: boolean;
  readonly isOptionChosen: boolean;
}

const no: Answer = { isConfirmed: false, isOptionChosen: false };

/** One question at a time that a person must answer before something is lost. */
export class Confirmation {
  question = $state.raw<Question | null>(null);
  #answer: ((answer: Answer) => void) | null = null;

  async ask(question: Question): Promise<boolean> {
    return (await this.askWithOption(question)).isConfirmed;
  }

  askWithOption(question: Question): Promise<Answer> {
    this.answer(no);
    this.question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  answer(answer: Answer): void {
    this.#answer?.(answer);
    this.#answer = null;
    this.question = null;
  }
}
