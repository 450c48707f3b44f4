import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { DatasetManifest, ImportSource } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { locate, reading, writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

const help = `
Examples:
  vae datasets
  vae datasets import mnist
  vae datasets import idx fashion/ --name fashion-mnist
  vae datasets import images pictures/ --size 64x64 --channels 3`;

export function addDatasetsCommand(program: Command, context: CommandContext): void {
  const datasets = program
    .command('datasets')
    .description('list the datasets of the workspace, or import one')
    .addHelpText('after', help);
  datasets
    .command('list', { isDefault: true })
    .description('list the datasets of the workspace')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action((options: WorkspaceOption & { json?: boolean }) => list(options, context));
  addImportCommand(datasets, context);
}

async function list(options: WorkspaceOption & { json?: boolean }, context: CommandContext): Promise<void> {
  const { terminal } = context;
  const manifests = await listManifests(options, context);
  if (options.json) manifests.forEach((manifest) => terminal.print(JSON.stringify(manifest)));
  else if (manifests.length > 0)
    terminal.print(textTable(['dataset', 'shape', 'train', 'test', 'classes', 'hash'], manifests.map(row)));
  else
    terminal.say(
      `No datasets in ${locate(context, options)} yet. Import one with: npm run vae -- datasets import mnist`,
    );
}

function row({ name, shape, splits, classes, hash }: DatasetManifest): string[] {
  const counts = [splits.train.count, splits.test.count, classes.length].map(String);
  return [name, shape.join(' × '), ...counts, hash.slice(0, 12)];
}

async function listManifests(options: WorkspaceOption, context: CommandContext): Promise<readonly DatasetManifest[]> {
  try {
    return await reading(context, options, ({ datasets }) => datasets.list());
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'file/invalid') return []; // no workspace yet
    throw error;
  }
}

interface ImportOptions extends WorkspaceOption {
  readonly name?: string;
  readonly size: string;
  readonly channels: number;
  readonly testShare: number;
}

function addImportCommand(datasets: Command, context: CommandContext): void {
  datasets
    .command('import')
    .description('import MNIST, four IDX files, or a folder of images with a folder a class')
    .argument('<mnist|idx|images>', 'what to import')
    .argument('[folder]', 'where the files are')
    .option('--name <text>', 'name of the dataset (default: that of the folder)')
    .option('--size <HxW>', 'images are scaled to this height and width', '28x28')
    .option('--channels <1|3>', 'gray or color', wholeNumber(1, 3), 1)
    .option('--test-share <share>', 'held out for testing where there is no test/ folder', Number, 0.1)
    .addOption(workspaceOption())
    .addHelpText('after', help)
    .action(async (kind: string, folder: string | undefined, options: ImportOptions) => {
      const source = importSource(kind, folder, options);
      await writing(context, options, async (services) => {
        const stop = services.listen((name, payload) => {
          if (name === 'datasets:import-progress' && 'total' in payload) {
            context.terminal.status(`${payload.what}: ${payload.done} of ${payload.total}`);
          }
        });
        const manifest = await services.datasets.import(source).finally(stop);
        context.terminal.status('');
        context.terminal.print(
          `Imported ${manifest.name}: ${manifest.splits.train.count} training and ${manifest.splits.test.count} test images, hash ${manifest.hash}.`,
        );
      });
    });
}

function importSource(kind: string, folder: string | undefined, options: ImportOptions): ImportSource {
  if (kind === 'mnist') return { kind: 'mnist' };
  if (kind !== 'idx' && kind !== 'images') throw new UsageError(`import ${kind}: expected mnist, idx or images.`);
  if (!folder)
    throw new UsageError(
      `import ${kind}: expected the folder of the files, for example: vae datasets import ${kind} folder/`,
    );
  const directory = resolve(folder);
  const name = options.name ?? basename(directory);
  if (kind === 'idx') return { kind: 'idx', directory, name };
  const size = /^(\d{1,3})x(\d{1,3})$/.exec(options.size);
  if (!size) throw new UsageError(`--size ${options.size}: expected height x width, for example 64x64.`);
  if (options.channels === 2) throw new UsageError('--channels 2: expected 1 (gray) or 3 (color).');
  if (!(options.testShare >= 0 && options.testShare <= 0.9))
    throw new UsageError('--test-share: expected a number from 0 to 0.9.');
  const [height, width] = [Number(size[1]), Number(size[2])];
  const channels = options.channels === 3 ? 3 : 1;
  return { kind: 'image-folder', directory, name, height, width, channels, testShare: options.testShare };
}
