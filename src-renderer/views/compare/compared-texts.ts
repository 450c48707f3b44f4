import type { Run, TextSamples } from '#shared/contract/run.ts';
import type { LineLook } from './compared-run.ts';
import { missingTexts } from '#renderer/state/missing-texts.ts';

/** What a run wrote after an epoch. */
export interface WrittenByRun {
  readonly run: Pick<Run, 'id' | 'hyperparameters'>;
  readonly look: LineLook;
  readonly epoch: number;
  readonly samples: TextSamples;
}

export interface TextColumn {
  readonly id: string;
  readonly look: LineLook;
  readonly epoch: number;
  /** A text a row; the last rows may have none. */
  readonly texts: readonly string[];
}

export interface TextTable {
  /** What is written again, a row each; null where each row is a text of its own. */
  readonly inputs: readonly string[] | null;
  readonly columns: readonly TextColumn[];
}

/** Reconstructions side by side: a table for those runs that read the same test texts in the same way. */
export function reconstructionTables(written: readonly WrittenByRun[]): readonly TextTable[] {
  const tables = new Map<string, { inputs: readonly string[]; columns: TextColumn[] }>();
  for (const one of written) {
    const { inputs, reconstructions } = one.samples;
    if (reconstructions.length === 0) continue;
    const key = JSON.stringify(inputs);
    const table = tables.get(key) ?? { inputs, columns: [] };
    tables.set(key, table);
    table.columns.push(column(one, reconstructions));
  }
  return [...tables.values()];
}

/** What the runs write by themselves, or the topics that they found, a column each; null where none has any. */
export function sampleTable(written: readonly WrittenByRun[]): TextTable | null {
  const columns = written.flatMap((one) => {
    const { prior, topics } = one.samples;
    const texts = topics.length > 0 ? topics.map((words) => words.join(', ')) : prior;
    return texts.length > 0 ? [column(one, texts)] : [];
  });
  return columns.length > 0 ? { inputs: null, columns } : null;
}

/** Why runs stand in no table, a sentence each. */
export function missingWords(
  written: readonly WrittenByRun[],
  what: 'reconstructions' | 'prior',
): readonly { readonly id: string; readonly title: string; readonly words: string }[] {
  return written.flatMap(({ run, look, samples }) => {
    const isThere = samples[what].length > 0 || (what === 'prior' && samples.topics.length > 0);
    const words = missingTexts(run.hyperparameters)[what];
    return words !== null && !isThere ? [{ id: run.id, title: look.title, words }] : [];
  });
}

export function rowCount({ inputs, columns }: TextTable): number {
  return Math.max(inputs?.length ?? 0, ...columns.map(({ texts }) => texts.length));
}

function column({ run, look, epoch }: WrittenByRun, texts: readonly string[]): TextColumn {
  return { id: run.id, look, epoch, texts };
}
