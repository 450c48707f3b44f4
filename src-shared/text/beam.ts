import { reservedTokens } from './text-tokens.ts';

/** A text as far as it is written. */
export interface Hypothesis {
  /** With the end mark, where it has one. */
  readonly tokens: readonly number[];
  /** ln p of all tokens, in nats. */
  readonly logProbability: number;
}

export interface BeamOptions {
  /** Texts that are written side by side. */
  readonly width: number;
  /** Texts are compared by log-probability / tokens^lengthPower: 0 favors short ones, 1 is the mean of a token. */
  readonly lengthPower: number;
  /** Tokens at most, the end mark counted. */
  readonly longest: number;
}

/** Where each of the texts that go on comes from, and the token that it got. */
export interface BeamStep {
  /** Places among the texts before. */
  readonly parents: readonly number[];
  readonly tokens: readonly number[];
}

/** The search for one text. */
export interface Beam {
  /** Texts that go on, the best first; one without tokens at first. */
  readonly live: () => readonly Hypothesis[];
  readonly isDone: () => boolean;
  /** Takes the log-probabilities (V) of what comes next of each text that goes on; −Infinity is never taken. */
  readonly advance: (nextOf: readonly Float32Array[]) => BeamStep;
  /** The best text so far that has ended, or that is cut at the longest length; null while there is none. */
  readonly best: () => Hypothesis | null;
}

/**
 * Beam search. It ends when no text that goes on can overtake the best that has ended, whatever comes: an exact bound, not
 * a number of ended texts.
 */
export function createBeam(options: BeamOptions): Beam {
  const { width, longest, lengthPower } = options;
  let live: readonly Hypothesis[] = [{ tokens: [], logProbability: 0 }];
  let best: Hypothesis | null = null;
  const score = ({ tokens, logProbability }: Hypothesis) => logProbability / tokens.length ** lengthPower;
  /** What it will be at most: no token adds to the log-probability, and more tokens divide it further. */
  const bound = ({ logProbability }: Hypothesis) => logProbability / longest ** lengthPower;
  const finish = (hypothesis: Hypothesis) => {
    if (best === null || score(hypothesis) > score(best)) best = hypothesis;
  };
  return {
    live: () => live,
    isDone: () => live.length === 0,
    best: () => best,
    advance: (nextOf) => {
      const chosen = bestContinuations(live, nextOf, width);
      const next: Hypothesis[] = [];
      const step = { parents: new Array<number>(), tokens: new Array<number>() };
      for (const { parent, token, logProbability } of chosen) {
        const hypothesis = { tokens: [...live[parent]!.tokens, token], logProbability };
        if (token === reservedTokens.end || hypothesis.tokens.length === longest) {
          finish(hypothesis);
          continue;
        }
        next.push(hypothesis);
        step.parents.push(parent);
        step.tokens.push(token);
      }
      const isOver = best !== null && next.every((hypothesis) => bound(hypothesis) <= score(best!)); // compared before
      live = isOver ? [] : next;
      return isOver ? { parents: [], tokens: [] } : step;
    },
  };
}

interface Continuation {
  readonly parent: number;
  readonly token: number;
  readonly logProbability: number;
}

/** The best of all continuations, best first; of equal ones the earlier text, then the earlier token. */
function bestContinuations(
  live: readonly Hypothesis[],
  nextOf: readonly Float32Array[],
  width: number,
): readonly Continuation[] {
  const found: Continuation[] = []; // best first, at most `width`
  live.forEach((hypothesis, parent) => {
    const next = nextOf[parent]!;
    for (let token = 0; token < next.length; token++) {
      const logProbability = hypothesis.logProbability + next[token]!;
      if (logProbability === -Infinity) continue;
      if (found.length === width && logProbability <= found[width - 1]!.logProbability) continue;
      const place = found.findIndex((other) => other.logProbability < logProbability);
      found.splice(place < 0 ? found.length : place, 0, { parent, token, logProbability });
      if (found.length > width) found.pop();
    }
  });
  return found;
}
