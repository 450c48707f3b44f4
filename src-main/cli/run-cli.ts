import { CommanderError } from 'commander';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { createProgram } from './program.ts';
import type { CliSurroundings } from './command-context.ts';
import { UsageError } from './usage-error.ts';

/** Codes that say that the command itself was wrong, before anything was done. */
const usageCodes: readonly ErrorCode[] = ['arguments/invalid', 'preset/not-found'];

/** Runs one command line; gives the exit code: 0 done, 1 failed, 2 not understood. An error is one line on stderr. */
export async function runCli(args: readonly string[], surroundings: CliSurroundings): Promise<number> {
  let exitCode = 0;
  const program = createProgram({ ...surroundings, exitWith: (code) => void (exitCode = code) });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, surroundings);
  }
}

function report(error: unknown, { terminal, environment }: CliSurroundings): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0; // --help and --version have printed what was asked for
    terminal.say(
      oneLine(`${error.message}${/[.)?]$/.test(error.message) ? '' : '.'} Add --help to see what is possible.`),
    );
    return 2;
  }
  if (error instanceof UsageError) {
    terminal.say(oneLine(`error: ${error.message}`));
    return 2;
  }
  const { code, message, remedy } = errorValue(error);
  terminal.say(oneLine(`error: ${message} ${remedy}`));
  if (!(error instanceof WorkbenchError) && environment['VAE_WORKBENCH_DEBUG'] === '1') console.error(error);
  return usageCodes.includes(code) ? 2 : 1;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
