import type { Command } from 'commander';
import { writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { followRun } from '../follow-run.ts';
import { requireFinished } from '../require-finished.ts';
import { jsonReporter, textReporter } from '../run-reporters.ts';
import { referencedRun } from '../run-reference.ts';
import { jsonOption, workspaceOption } from './options.ts';

interface ResumeOptions extends WorkspaceOption {
  readonly json?: boolean;
}

export function addResumeCommand(program: Command, context: CommandContext): void {
  program
    .command('resume')
    .description('go on with a run from its last checkpoint')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  vae resume last\n  vae resume 20261124 --json')
    .action(async (reference: string, options: ResumeOptions) => {
      await writing(context, options, async (services) => {
        const { id } = referencedRun(reference, services.runs.list());
        const reporter = options.json ? jsonReporter(context.terminal) : textReporter(context.terminal);
        const run = await followRun(services, () => services.runs.resume(id), context.terminal, reporter);
        requireFinished(run, context);
      });
    });
}
