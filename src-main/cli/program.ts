import { Command } from 'commander';
import { appVersion } from './app-version.ts';
import type { CommandContext } from './command-context.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addDatasetsCommand } from './commands/datasets.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEncodeCommand } from './commands/encode.ts';
import { addEvaluateCommand } from './commands/evaluate.ts';
import { addExportCommand } from './commands/export.ts';
import { addGenerateCommand } from './commands/generate.ts';
import { addPresetsCommand } from './commands/presets.ts';
import { addResumeCommand } from './commands/resume.ts';
import { addRunsCommand } from './commands/runs.ts';
import { addShowCommand } from './commands/show.ts';
import { addSweepCommand } from './commands/sweep.ts';
import { addTextCommand } from './commands/text.ts';
import { addTrainCommand } from './commands/train.ts';

const examples = `
Examples:
  vae presets
  vae train mnist-quick
  vae train mnist-dense-z20 --set epochs=20 beta=4 --name "β = 4"
  vae runs
  vae export last --format tfjs --out exported

RUN is an id, the beginning of one, or "last". The workspace is the one of the app unless --workspace or
VAE_WORKBENCH_WORKSPACE names another. From the repository: npm run vae -- train mnist-quick`;

/** All commands. Commander throws instead of ending the process, and prints help alone: errors are ours to say. */
export function createProgram(context: CommandContext): Command {
  const { terminal } = context;
  const program = new Command('vae')
    .description('Train, look at and export variational autoencoders.')
    .version(appVersion)
    .exitOverride()
    .enablePositionalOptions() // an option belongs to the command that it stands after
    .configureOutput({ writeOut: (text) => terminal.print(text.trimEnd()), writeErr: () => {} })
    .addHelpText('after', examples);
  addPresetsCommand(program, context);
  addTrainCommand(program, context);
  addSweepCommand(program, context);
  addCompareCommand(program, context);
  addResumeCommand(program, context);
  addRunsCommand(program, context);
  addShowCommand(program, context);
  addEvaluateCommand(program, context);
  addEncodeCommand(program, context);
  addGenerateCommand(program, context);
  addExportCommand(program, context);
  addDatasetsCommand(program, context);
  addTextCommand(program, context);
  addDoctorCommand(program, context);
  return program;
}
