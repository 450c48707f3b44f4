/**
 * Work that takes long and stops often, every few hundredths of a second, to say which share of it is done, 0 to 1. Whoever
 * drives it decides what happens in between: nothing, or looking whether it is still wanted.
 */
export type PortionedWork<T> = Generator<number, T, undefined>;

/** Its result, without looking up. */
export function atOnce<T>(work: PortionedWork<T>): T {
  for (;;) {
    const portion = work.next();
    if (portion.done) return portion.value;
  }
}
