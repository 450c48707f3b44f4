import { say } from './progress-line.mjs';

/**
 * Tries rungs from the best to the last and returns what the first one that holds gives, with the rung and the failures
 * above it. A rung: `{ name, loss?, climb() }`. `climb` throws when it fails, and the reason is said in one line.
 * `loss` is said when the rung holds but a better one did not: what the person goes without, and how to get it.
 */
export async function climbLadder(rungs, tell = say) {
  const failures = [];
  for (const rung of rungs) {
    try {
      const result = await rung.climb();
      if (failures.length > 0 && rung.loss) tell(rung.loss);
      return { result, rung: rung.name, failures };
    } catch (error) {
      failures.push({ rung: rung.name, reason: oneLine(error) });
      if (!error.alreadyTold) tell(`${rung.name} · not possible: ${oneLine(error)}`);
    }
  }
  return { result: null, rung: null, failures };
}

/** Runs a rung's work under a progress line, so that its failure is told there and not once more by the ladder. */
export async function underLine(line, work) {
  try {
    const result = await work(line);
    line.done();
    return result;
  } catch (error) {
    line.failed(oneLine(error));
    error.alreadyTold = true;
    throw error;
  }
}

export function oneLine(error) {
  return String(error?.message ?? error)
    .replace(/\s+/g, ' ')
    .trim();
}
