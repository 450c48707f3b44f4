import { callArguments } from '#shared/contract/calls.ts';
import type { CallArguments, CallHandlers, CallName, CallValue } from '#shared/contract/calls.ts';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { Result } from '#shared/contract/errors.ts';

/** Told of every failure that is a defect and not an answer. */
export type LogDefect = (where: string, error: unknown) => void;

/** Parses the arguments, runs the handler and turns whatever is thrown into a value. Never rejects. */
export async function answerCall<N extends CallName>(
  handlers: CallHandlers,
  name: N,
  input: unknown,
  logDefect: LogDefect,
): Promise<Result<CallValue<N>>> {
  try {
    const value = await handlers[name](parseArguments(name, input));
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code === 'internal') logDefect(name, error);
    return { ok: false, error: errorValue(error) };
  }
}

function parseArguments<N extends CallName>(name: N, input: unknown): CallArguments<N> {
  const parsed = callArguments[name].safeParse(input);
  // The schema of a name gives the arguments of that name; the compiler cannot follow an index by a type parameter.
  if (parsed.success) return parsed.data as CallArguments<N>;
  const issue = parsed.error.issues[0];
  const place = issue?.path.length ? issue.path.join('.') : 'the arguments';
  throw new WorkbenchError('arguments/invalid', `${name}: ${place}: ${issue?.message ?? 'not understood'}.`, {
    place,
  });
}
