/** Calls back after a while; returns its undo. */
export type Later = (callback: () => void) => () => void;

const restMs = 300;
const afterRest: Later = (callback) => {
  const timer = setTimeout(callback, restMs);
  return () => clearTimeout(timer);
};

/**
 * Reads again what changed: the first time at once, then with a rest after each reading, never twice at once, and
 * without missing a number. `read` is asked for all with null, and says whether it went well; what failed is read again with
 * the next news.
 */
export class ChangedNumbers {
  readonly #read: (numbers: readonly number[] | null) => Promise<boolean>;
  readonly #later: Later;
  #isAll = false;
  #numbers = new Set<number>();
  #hasNews = false;
  #state: 'idle' | 'reading' | 'resting' | 'stopped' = 'idle';
  #cancelRest: (() => void) | null = null;

  constructor(read: (numbers: readonly number[] | null) => Promise<boolean>, later: Later = afterRest) {
    this.#read = read;
    this.#later = later;
  }

  /** Null: all of them. */
  news(numbers: readonly number[] | null): void {
    this.#hasNews = true;
    if (numbers === null) this.#isAll = true;
    else for (const number of numbers) this.#numbers.add(number);
    if (this.#state === 'idle') void this.#readNews();
  }

  stop(): void {
    this.#state = 'stopped';
    this.#cancelRest?.();
  }

  async #readNews(): Promise<void> {
    const [isAll, numbers] = [this.#isAll, this.#numbers];
    this.#state = 'reading';
    this.#hasNews = false;
    this.#isAll = false;
    this.#numbers = new Set();
    const isRead = await this.#read(isAll ? null : [...numbers].sort((a, b) => a - b));
    if (!isRead) this.#putBack(isAll, numbers);
    this.#rest();
  }

  #putBack(isAll: boolean, numbers: ReadonlySet<number>): void {
    this.#isAll ||= isAll;
    for (const number of numbers) this.#numbers.add(number);
  }

  #rest(): void {
    if (this.#state === 'stopped') return; // while it was read
    this.#state = 'resting';
    this.#cancelRest = this.#later(() => {
      if (this.#state !== 'resting') return;
      this.#state = 'idle';
      if (this.#hasNews) void this.#readNews();
    });
  }
}
