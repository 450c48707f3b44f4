import { nearestName } from './nearest-name.ts';

/** What was typed cannot be meant: exit code 2. The message names the thing, what was expected, and the way out. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** `Unknown preset "mnist-quik". Did you mean "mnist-quick"? …` */
export function unknownName(kind: string, typed: string, names: readonly string[]): UsageError {
  const near = nearestName(typed, names);
  const hint = near ? `Did you mean "${near}"?` : `There are: ${names.join(', ')}.`;
  return new UsageError(`Unknown ${kind} "${typed}". ${hint}`);
}
