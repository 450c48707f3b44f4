import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { SummaryCorpus, SummaryPart } from '#shared/contract/text-summary.ts';
import { corporaDirectory } from './corpora-directory.ts';

/** Texts about one thing, and summaries of them by people. */
export interface SummaryGroup {
  readonly name: string;
  readonly texts: readonly string[];
  /** Whether each text is a sentence. */
  readonly areSentences: boolean;
  readonly references: readonly string[];
}

/** The groups of a part, in the order of the corpus. Of Opinosis, which has no parts, every third topic is `dev`. */
export function readSummaryGroups(corpus: SummaryCorpus, part: SummaryPart): readonly SummaryGroup[] {
  if (corpus === 'opinosis') return opinosisTopics().filter((_, index) => (index % 3 === 0) === (part === 'dev'));
  const files = part === 'dev' ? ['train', 'val'] : ['test'];
  return files.flatMap((name) => reviewGroups(`${corpus}.${name}.csv.gz`));
}

const topicSchema = z.object({ topic: z.string(), sentences: z.array(z.string()), gold: z.array(z.string()) });

function opinosisTopics(): readonly SummaryGroup[] {
  return linesOf('opinosis', 'opinosis.jsonl.gz').map((line) => {
    const { topic, sentences, gold } = topicSchema.parse(JSON.parse(line));
    return { name: topic.replaceAll('_', ' '), texts: sentences, areSentences: true, references: gold };
  });
}

/** Columns are separated by tabs, whatever the file is called, and nothing is quoted. */
function reviewGroups(file: string): readonly SummaryGroup[] {
  const [header = [], ...rows] = linesOf('opinion-summaries', file).map((line) => line.split('\t'));
  return rows.map((row) => {
    const cells = (name: RegExp) => row.filter((_, column) => name.test(header[column] ?? ''));
    return {
      name: cells(/^(?:cat|group_id)$/).join(' '),
      texts: cells(/^rev\d+$/),
      areSentences: false,
      references: cells(/^summ\d+$/),
    };
  });
}

function linesOf(folder: string, file: string): readonly string[] {
  const text = gunzipSync(readFileSync(join(corporaDirectory(), folder, file))).toString('utf8');
  return text.split('\n').filter((line) => line !== '');
}
