import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { exportFormats } from '#shared/contract/calls.ts';
import type { ExportFormat } from '#shared/contract/calls.ts';
import { reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableBytes } from '../readable.ts';
import { referencedRun } from '../run-reference.ts';
import { workspaceOption } from './options.ts';

export function addExportCommand(program: Command, context: CommandContext): void {
  const format = new Option('--format <format>', 'tfjs: two models for TensorFlow.js; safetensors: plain weights');
  program
    .command('export')
    .description('write a trained model for use elsewhere')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .addOption(format.choices(exportFormats).makeOptionMandatory())
    .requiredOption('--out <folder>', 'folder to make')
    .addOption(workspaceOption())
    .addHelpText(
      'after',
      '\nExamples:\n  vae export last --format tfjs --out exported\n  vae export last --format safetensors --out weights',
    )
    .action(async (reference: string, options: WorkspaceOption & { format: ExportFormat; out: string }) => {
      await reading(context, options, async ({ runs, exportRun }) => {
        const { id } = referencedRun(reference, runs.list());
        const directory = resolve(options.out);
        const { files } = await exportRun({ runId: id, format: options.format, directory });
        context.terminal.print(`Exported run ${id} to ${directory}:`);
        for (const file of files) context.terminal.print(`  ${file.name}  ${readableBytes(file.bytes)}`);
      });
    });
}
