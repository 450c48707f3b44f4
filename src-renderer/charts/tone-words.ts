import type { MarkTone } from './axis-column.ts';

/** What a tone says of a thing. */
export const toneWords: Readonly<Record<MarkTone, string>> = {
  plain: 'complete',
  faded: 'without a full result',
  bad: 'breaks a constraint',
};
