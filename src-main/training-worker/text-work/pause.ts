import type { Tell } from './tell.ts';

/** Called between the pieces of something that is part of a longer request, and does not know of what. */
export type Pause = () => Promise<void>;

/** Tells, at every pause, how far the whole request is. */
export function pausing(tell: Tell, what: string, done: number, total: number): Pause {
  return () => tell(what, done, total);
}
