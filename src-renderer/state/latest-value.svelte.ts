/** Holds what was asked for last; the old value stays until the new one is there, and answers that come late are dropped. */
export class LatestValue<T> {
  value = $state.raw<T | undefined>(undefined);
  #turn = 0;

  async take(promise: Promise<T | undefined>): Promise<void> {
    const turn = ++this.#turn;
    const value = await promise;
    if (turn === this.#turn && value !== undefined) this.value = value;
  }
}
