import type { PortionedWork } from '#shared/language/portioned-work.ts';
import type { Tell } from './tell.ts';

/** The result of work that stops often; at each stop messages are heard, and it ends with 'canceled' if it has to. */
export async function inPortions<T>(work: PortionedWork<T>, what: string, tell: Tell): Promise<T> {
  for (;;) {
    const portion = work.next();
    if (portion.done) return portion.value;
    await tell(what, Math.round(1000 * portion.value), 1000); // thousandths
  }
}
