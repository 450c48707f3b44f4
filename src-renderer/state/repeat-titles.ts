import { repeatRows } from '#shared/contract/configuration-key.ts';
import type { HyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { configDifferences } from './config-differences.ts';
import type { RunGroup } from './repeat-groups.ts';
import { runTitle } from './run-words.ts';
import { withoutSeed } from './seed-names.ts';

const mostValues = 3;

/**
 * One title for each group, no two alike: what differs between the groups where that is said in three values, else the
 * name that the runs have in common, else the first values with a number.
 */
export function repeatTitles(groups: readonly RunGroup[]): readonly string[] {
  const names = groups.map(({ runs }) => commonName(runs));
  const differences = groups.map((_, place) => differingTexts(groups, place));
  const isShort = differences.every((texts) => texts.length <= mostValues);
  if (groups.length > 1 && isShort) return distinct(differences.map(joined));
  if (names.every(Boolean) && new Set(names).size === names.length) return names;
  return distinct(differences.map((texts, place) => joined(texts.slice(0, mostValues)) || names[place]!));
}

/** Without the seed; empty where the runs are called differently or not at all. */
function commonName(runs: readonly Run[]): string {
  const names = new Set(runs.map((run) => withoutSeed(run.name)));
  const [name = ''] = names;
  if (names.size === 1 && name) return name;
  return runs.length === 1 && runs[0] ? runTitle(runs[0]) : '';
}

/** “β = 4” for each row whose values are not the same in all groups, the dataset first. */
function differingTexts(groups: readonly RunGroup[], place: number): readonly string[] {
  const runs = groups.flatMap(({ runs: [first] }) => first ?? []);
  const datasets = runs.map(({ datasetName, datasetHash }) => ({ datasetName, datasetHash }));
  const isOneDataset = new Set(datasets.map(({ datasetHash }) => datasetHash)).size === 1;
  const rows = configDifferences(runs.map(({ hyperparameters }) => hyperparameters)).filter(
    ({ row, isDifferent }) => isDifferent && !repeatRows.has(row.name),
  );
  const values = rows.flatMap(({ row, texts }) => valueText(row, texts[place] ?? null) ?? []);
  return isOneDataset ? values : [datasets[place]!.datasetName, ...values];
}

/** Null for a value that does not matter in this group: another one of the row says why. */
function valueText(row: HyperparameterRow, text: string | null): string | null {
  if (text === null) return null;
  return row.kind === 'choice' ? `${row.label}: ${text}` : `${symbolOrLabel(row)} = ${text}`;
}

/** An index such as η_φ is set as one only in the form. */
function symbolOrLabel({ symbol, label }: HyperparameterRow): string {
  return symbol && !symbol.includes('_') ? symbol : label;
}

function joined(texts: readonly string[]): string {
  return texts.join(', ');
}

function distinct(titles: readonly string[]): readonly string[] {
  return titles.map((title, place) => {
    const before = titles.slice(0, place).filter((other) => other === title).length;
    const isAlone = titles.filter((other) => other === title).length === 1;
    if (title && isAlone) return title;
    return title ? `${title} (${before + 1})` : `Configuration ${place + 1}`;
  });
}
