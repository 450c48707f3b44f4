import type { ErrorValue } from '#shared/contract/errors.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'error' | 'info' | 'success';
  readonly message: string;
  readonly remedy: string | null;
}

const mostShown = 4;

/** What the window has to say: every failed call ends here with what happened and what to do. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #nextId = 1;

  report(error: ErrorValue): void {
    const tone = error.code === 'canceled' ? 'info' : 'error';
    this.#add({ tone, message: error.message, remedy: error.remedy });
  }

  say(message: string): void {
    this.#add({ tone: 'success', message, remedy: null });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** The same words again replace the old notice, so that a failure that repeats does not fill the screen. */
  #add(notice: Omit<Notice, 'id'>): void {
    const others = this.list.filter((shown) => shown.message !== notice.message);
    this.list = [...others, { ...notice, id: this.#nextId++ }].slice(-mostShown);
  }
}
