import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { referencedRun } from '../run-reference.ts';
import { wholeNumber, workspaceOption } from './options.ts';

interface GenerateOptions extends WorkspaceOption {
  readonly count: number;
  readonly seed: number;
  readonly out: string;
}

export function addGenerateCommand(program: Command, context: CommandContext): void {
  program
    .command('generate')
    .description('draw new images from the prior and write them as one PNG')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('-n, --count <number>', 'how many', wholeNumber(1, 10_000), 64)
    .option('--seed <number>', 'seed of the draws', wholeNumber(0, 2_147_483_647), 1)
    .requiredOption('--out <file.png>', 'file to write')
    .addOption(workspaceOption())
    .addHelpText('after', '\nExamples:\n  vae generate last -n 64 --out grid.png')
    .action(async (reference: string, options: GenerateOptions) => {
      await writing(context, options, async ({ runs }) => {
        const { id } = referencedRun(reference, runs.list());
        const { writeGeneratedGrid } = await import('../generated-grid.ts');
        await writeGeneratedGrid(runs, {
          runId: id,
          count: options.count,
          seed: options.seed,
          file: resolve(options.out),
        });
        context.terminal.print(`Wrote ${options.count} images to ${options.out}.`);
      });
    });
}
