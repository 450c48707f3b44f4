import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { textFormats } from '#shared/contract/dataset.ts';
import type { DatasetManifest, ImportSource } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { locate, reading, writing } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import type { WritingServices } from '../services.ts';
import { textSource } from '../text-source.ts';
import type { TextOptions } from '../text-source.ts';
import { textTable } from '../text-table.ts';
import { UsageError, unknownName } from '../usage-error.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

const help = `
Examples:
  vae datasets
  vae datasets import mnist
  vae datasets import idx fashion/ --name fashion-mnist
  vae datasets import images pictures/ --size 64x64 --channels 3
  vae datasets import corpus tatoeba-english
  vae datasets import text reviews.csv --text-column review --label-column stars
  vae datasets import text novel.txt --format document --sentences --language en`;

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
    terminal.print(
      textTable(['dataset', 'kind', 'shape or language', 'train', 'test', 'classes', 'hash'], manifests.map(row)),
    );
  else
    terminal.say(
      `No datasets in ${locate(context, options)} yet. Import one with: npm run vae -- datasets import mnist`,
    );
}

function row(manifest: DatasetManifest): string[] {
  const { name, kind, splits, classes, hash } = manifest;
  const what = manifest.kind === 'images' ? manifest.shape.join(' × ') : manifest.language;
  const counts = [splits.train.count, splits.test.count, classes.length].map(String);
  return [name, kind, what, ...counts, hash.slice(0, 12)];
}

async function listManifests(options: WorkspaceOption, context: CommandContext): Promise<readonly DatasetManifest[]> {
  try {
    return await reading(context, options, ({ datasets }) => datasets.list());
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'file/invalid') return []; // no workspace yet
    throw error;
  }
}

interface ImportOptions extends WorkspaceOption, TextOptions {
  readonly size: string;
  readonly channels: number;
}

function addImportCommand(datasets: Command, context: CommandContext): void {
  datasets
    .command('import')
    .description('import MNIST, four IDX files, a folder of images with a folder a class, or texts')
    .argument('<mnist|idx|images|text|corpus>', 'what to import')
    .argument('[from...]', 'the folder, the files of texts, or the name of a corpus')
    .option('--name <text>', 'name of the dataset (default: that of folder or file)')
    .option('--size <HxW>', 'images are scaled to this height and width', '28x28')
    .option('--channels <1|3>', 'gray or color', wholeNumber(1, 3), 1)
    .option('--test-share <share>', 'held out for testing where there is no test/ folder', Number, 0.1)
    .addOption(new Option('--format <name>', 'of texts (default: as the file is called)').choices(textFormats))
    .option('--encoding <name>', 'of texts that are not UTF-8')
    .option('--no-header', 'the first row of CSV or TSV is a text too')
    .option('--text-column <name>', 'where the texts are')
    .option('--label-column <name>', 'where their classes are')
    .option('--label-by-file', 'each file is a class')
    .option('--sentences', 'each sentence is a text of its own')
    .option('--language <tag>', 'tells sentences and words apart', 'und')
    .addOption(workspaceOption())
    .addHelpText('after', help)
    .action(async (kind: string, from: readonly string[], options: ImportOptions) => {
      requireShare(options.testShare);
      const known = isOfTexts(kind) ? null : importSource(kind, from[0], options);
      await writing(context, options, async (services) => {
        const source = known ?? (await textImport(kind, from, options, services));
        const stop = services.listen((name, payload) => {
          if (name === 'datasets:import-progress' && 'total' in payload) {
            context.terminal.status(`${payload.what}: ${payload.done} of ${payload.total}`);
          }
        });
        const manifest = await services.datasets.import(source).finally(stop);
        context.terminal.status('');
        context.terminal.print(importedWords(manifest));
      });
    });
}

function requireShare(share: number): void {
  if (!(share >= 0 && share <= 0.9)) throw new UsageError('--test-share: expected a number from 0 to 0.9.');
}

function isOfTexts(kind: string): boolean {
  return kind === 'text' || kind === 'corpus';
}

async function textImport(
  kind: string,
  from: readonly string[],
  options: TextOptions,
  { datasets }: Pick<WritingServices, 'datasets'>,
): Promise<ImportSource> {
  if (kind === 'text') {
    return textSource(from, options, (request) => datasets.previewTexts(request));
  }
  const names = datasets.corpora().map(({ name }) => name);
  const [name] = from;
  if (name === undefined) throw new UsageError(`import corpus: expected a name; there are: ${names.join(', ')}.`);
  if (!names.includes(name)) throw unknownName('corpus', name, names);
  return { kind: 'corpus', name };
}

function importedWords(manifest: DatasetManifest): string {
  const { name, kind, splits, hash } = manifest;
  const words = `Imported ${name}: ${splits.train.count} training and ${splits.test.count} test ${kind}, hash ${hash}.`;
  if (manifest.kind === 'images') return words;
  const { duplicates, empty } = manifest.leftOut;
  return `${words} Left out: ${duplicates} duplicates, ${empty} empty.`;
}

function importSource(kind: string, folder: string | undefined, options: ImportOptions): ImportSource {
  if (kind === 'mnist') return { kind: 'mnist' };
  if (kind !== 'idx' && kind !== 'images')
    throw new UsageError(`import ${kind}: expected mnist, idx, images, text or corpus.`);
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
  const [height, width] = [Number(size[1]), Number(size[2])];
  const channels = options.channels === 3 ? 3 : 1;
  return { kind: 'image-folder', directory, name, height, width, channels, testShare: options.testShare };
}
