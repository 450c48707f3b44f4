import type { TextWorkProgress } from '#shared/contract/text-work.ts';
import { timeLeftText } from '#renderer/formatting/duration.ts';
import { formatCount } from '#renderer/formatting/number.ts';

/** How far a request is: `Writing texts · 256 of 10,000 · 45 s left`. */
export function taskWords(progress: TextWorkProgress | null): string {
  if (progress === null) return 'Waiting for its turn…';
  const { what, done, total, millisecondsLeft } = progress;
  const counted = total > 1 ? `${formatCount(done)} of ${formatCount(total)}` : '';
  const words = [what.charAt(0).toUpperCase() + what.slice(1), counted, timeLeftText(millisecondsLeft)];
  return words.filter((part) => part !== '').join(' · ');
}

/** The share of what is being done, 0 to 1; null where its pieces are not counted. */
export function taskShare(progress: TextWorkProgress | null): number | null {
  return progress === null || progress.total <= 1 ? null : progress.done / progress.total;
}
