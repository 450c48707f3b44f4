import type { WorkbenchApi } from '#shared/contract/preload-api.ts';

/** Events that say that there is more to read of a run. */
type RunNews = 'metrics:appended' | 'logs:appended' | 'artifacts:appended';

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

  /** Reads what there is and, at every such event of the run, what is new, until the returned function is called. */
  follow(on: WorkbenchApi['on'], event: RunNews, ofRun: string): () => void {
    const undo = on(event, ({ runId }) => {
      if (runId === ofRun) void this.news();
    });
    void this.news();
    return () => {
      undo();
      this.stop();
    };
  }

  stop(): void {
    this.#isStopped = true;
  }
}
