import type { TextAnswer, TextAnswerOf, TextRequestKind, TextRequestOf } from '#shared/contract/text-work.ts';
import { reading } from './command-context.ts';
import type { CommandContext, WorkspaceOption } from './command-context.ts';
import { readableDuration } from './readable.ts';
import { referencedRun } from './run-reference.ts';
import { stopOnInterrupt } from './stop-on-interrupt.ts';

/**
 * Asks a run, which is an id, the beginning of one or "last", and shows how far the answer is. The first Ctrl+C cancels.
 * Nothing is written to the workspace, which others may be writing to.
 */
export async function askText<K extends TextRequestKind>(
  context: CommandContext,
  option: WorkspaceOption,
  reference: string,
  request: TextRequestOf<K>,
): Promise<TextAnswerOf<K>> {
  const { terminal } = context;
  return reading(context, option, async ({ runs, openTextWork }) => {
    const { id } = referencedRun(reference, runs.list());
    const textWork = await openTextWork(({ what, done, total, millisecondsLeft }) => {
      const left = millisecondsLeft === null ? '' : `  ${readableDuration(millisecondsLeft)} left`;
      terminal.status(`${what}  ${done}/${total}${left}`);
    });
    const stopHearing = stopOnInterrupt(terminal, () => textWork.cancel(workId));
    try {
      const answer: TextAnswer = await textWork.work(workId, id, request);
      terminal.status('');
      return answer as TextAnswerOf<K>; // a request is answered with its own kind
    } finally {
      stopHearing();
      await textWork.close();
    }
  });
}

/** A command asks once. */
const workId = 'command';
