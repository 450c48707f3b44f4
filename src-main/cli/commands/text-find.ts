import { Option } from 'commander';
import type { Command } from 'commander';
import { splitNames } from '#shared/contract/dataset.ts';
import type { SplitName } from '#shared/contract/dataset.ts';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import { pickTexts } from '#main/datasets/dataset-texts.ts';
import { findTexts } from '#main/datasets/find-texts.ts';
import { reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { namedDataset } from '../find-dataset.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface FindOptions extends WorkspaceOption {
  readonly word?: boolean;
  readonly split: SplitName;
  readonly count: number;
  readonly json?: boolean;
}

const help = `
Upper and lower case are alike. With --json all texts are printed that were found, with their places in the split.

Examples:
  vae text find tatoeba-english swim
  vae text find reviews "battery life" --word --split test --json`;

export function addFindCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('find')
    .description('the texts of a dataset in which something stands')
    .argument('<dataset>', 'name or hash of a dataset of texts')
    .argument('<query>', 'what is looked for')
    .option('--word', 'it neither begins nor ends inside a word')
    .addOption(new Option('--split <split>', 'where it is looked for').choices(splitNames).default('train'))
    .option('-n, --count <number>', 'texts that are shown, the first', wholeNumber(1, 1_000_000), 20)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (dataset: string, query: string, options: FindOptions) => {
      const { split, count } = options;
      const found = await reading(context, options, async ({ datasets, texts }) => {
        const { hash } = requireTexts(namedDataset(dataset, datasets.list()));
        const open = await texts(hash);
        const match = options.word ? 'word' : 'substring';
        const places = [...findTexts(open.texts(split), { query, match })];
        const shown = options.json ? places : places.slice(0, count);
        return { places, ...pickTexts(open, split, shown) };
      });
      if (options.json) terminal.print(JSON.stringify(found));
      else
        [...found.texts, '', `${found.places.length} ${split} texts have it.`].forEach((line) => terminal.print(line));
    });
}
