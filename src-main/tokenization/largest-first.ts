/** A queue that gives the entry first that comes before all others: a binary heap. */
export class LargestFirst<T> {
  private readonly entries: T[] = [];
  private readonly comesBefore: (a: T, b: T) => boolean;

  constructor(comesBefore: (a: T, b: T) => boolean) {
    this.comesBefore = comesBefore;
  }

  put(entry: T): void {
    const { entries } = this;
    let place = entries.length;
    for (
      let above = (place - 1) >> 1;
      place > 0 && this.comesBefore(entry, entries[above]!);
      above = (place - 1) >> 1
    ) {
      entries[place] = entries[above]!;
      place = above;
    }
    entries[place] = entry;
  }

  /** Undefined when there is none left. */
  take(): T | undefined {
    const { entries } = this;
    const first = entries[0];
    const last = entries.pop();
    if (last !== undefined && entries.length > 0) this.sink(last);
    return first;
  }

  /** From the top, whose entry was taken, to where no entry below comes before it. */
  private sink(entry: T): void {
    const { entries } = this;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= entries.length) break;
      if (below + 1 < entries.length && this.comesBefore(entries[below + 1]!, entries[below]!)) below++;
      if (!this.comesBefore(entries[below]!, entry)) break;
      entries[place] = entries[below]!;
      place = below;
    }
    entries[place] = entry;
  }
}
