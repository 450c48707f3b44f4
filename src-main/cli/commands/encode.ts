import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { referencedRun } from '../run-reference.ts';
import { workspaceOption } from './options.ts';

export function addEncodeCommand(program: Command, context: CommandContext): void {
  program
    .command('encode')
    .description('write the latent codes of images or texts: the means of q(z|x), NPY float32 (N, Z)')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .requiredOption('--data <file>', 'images of the right shape, IDX (plain or gzipped) or NPY; or texts, one a line')
    .requiredOption('--out <file.npy>', 'file to write')
    .addOption(workspaceOption())
    .addHelpText(
      'after',
      '\nExamples:\n  vae encode last --data t10k-images-idx3-ubyte.gz --out codes.npy\n  vae encode last --data sentences.txt --out codes.npy',
    )
    .action(async (reference: string, options: WorkspaceOption & { data: string; out: string }) => {
      await writing(context, options, async ({ runs }) => {
        const { id } = referencedRun(reference, runs.list());
        const { count, latentSize } = await runs.encode(id, resolve(options.data), resolve(options.out));
        context.terminal.print(`Wrote ${count} codes of ${latentSize} dimensions to ${options.out}.`);
      });
    });
}
