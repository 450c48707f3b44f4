/**
 * Reads again and again while there is news, never twice at once: news that come during a reading cause exactly one more.
 * `read` says whether it went well; after a failure the next news tries again.
 */
export class CursorReader {
  readonly #read: () => Promise<boolean>;
  #isReading = false;
  #hasNews = false;
  #isStopped = false;

  constructor(read: () => Promise<boolean>) {
    this.#read = read;
  }

  async news(): Promise<void> {
    this.#hasNews = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#hasNews && !this.#isStopped) {
      this.#hasNews = false;
      if (!(await this.#read())) break;
    }
    this.#isReading = false;
  }

  stop(): void {
    this.#isStopped = true;
  }
}
