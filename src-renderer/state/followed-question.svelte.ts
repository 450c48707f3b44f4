import type { ErrorValue, Result } from '#shared/contract/errors.ts';

export type QuestionState = 'none' | 'asking' | 'answered' | 'failed';

const quietMs = 500;

/**
 * Asks once the person has stopped changing a question, one at a time. An answer to a question that has changed meanwhile
 * is dropped, and the new one is asked then.
 */
export class FollowedQuestion<Question, Answer> {
  state = $state<QuestionState>('none');
  /** The last one that was given, also while another is waited for; null before, and where there is no question. */
  answer = $state.raw<Answer | null>(null);
  /** Why there is none. */
  failure = $state.raw<ErrorValue | null>(null);
  readonly #ask: (question: Question) => Promise<Result<Answer>>;
  readonly #keyOf: (question: Question) => string;
  #key: string | null = null;
  #wanted: Question | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;
  #isWaiting = false;

  /** Questions with the same key have the same answer. */
  constructor(ask: (question: Question) => Promise<Result<Answer>>, keyOf: (question: Question) => string) {
    this.#ask = ask;
    this.#keyOf = keyOf;
  }

  /** Null when there is nothing to ask. */
  follow(question: Question | null): void {
    const key = question === null ? null : this.#keyOf(question);
    if (key === this.#key) return;
    this.#key = key;
    this.#wanted = question;
    this.#isDue = false;
    clearTimeout(this.#timer);
    this.failure = null;
    this.state = question === null ? 'none' : 'asking';
    if (question === null) this.answer = null;
    else this.#timer = setTimeout(() => void this.#due(), quietMs);
  }

  again(question: Question | null): void {
    this.#key = null;
    this.follow(question);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#key = null;
    this.#wanted = null;
  }

  async #due(): Promise<void> {
    this.#isDue = true;
    await this.#next();
  }

  async #next(): Promise<void> {
    const question = this.#wanted;
    if (question === null || !this.#isDue || this.#isWaiting) return;
    this.#isWaiting = true;
    this.#wanted = null;
    const key = this.#key;
    const result = await this.#ask(question);
    this.#isWaiting = false;
    if (key === this.#key && this.#wanted === null) this.#take(result);
    await this.#next();
  }

  #take(result: Result<Answer>): void {
    this.state = result.ok ? 'answered' : 'failed';
    if (result.ok) this.answer = result.value;
    else this.failure = result.error;
  }
}
