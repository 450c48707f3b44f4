import type { Command } from 'commander';
import { metricNameSchema } from '#shared/contract/metric.ts';
import type { MetricName } from '#shared/contract/metric.ts';
import type { Run } from '#shared/contract/run.ts';
import { allRepeats, compareRepeats } from '#main/runs/repeat-groups.ts';
import type { NamedRuns } from '#main/runs/repeat-groups.ts';
import { reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { referencedRun } from '../run-reference.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';
import { jsonOption, workspaceOption } from './options.ts';

interface CompareOptions extends WorkspaceOption {
  readonly group: readonly string[];
  readonly json?: boolean;
}

const help = `
Example, with three runs of each configuration that differ in --seed:
  vae compare final/test/negativeElbo --group beta1=20261124a,20261124b,20261124c beta4=20261124d,20261124e,20261124f

A + after a run means it and every finished run that differs from it in the seed alone:
  vae compare final/test/negativeElbo --group beta1=20261124a+ beta4=20261124d+

Groups are compared pair by pair where most seeds are the same, which needs fewer runs. p is that of a two-sided t test,
corrected for the number of comparisons (Holm); "signed rank" is that of Wilcoxon's test of the pairs.`;

export function addCompareCommand(program: Command, context: CommandContext): void {
  program
    .command('compare')
    .description('whether groups of repeated runs differ by more than their seeds explain')
    .argument('<metric>', 'for example final/test/negativeElbo')
    .requiredOption('--group <name=run,run...>', 'the runs of a configuration; at least two groups')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action((metric: string, options: CompareOptions) => {
      const name = metricNameSchema.safeParse(metric);
      if (!name.success) throw new UsageError(`${metric}: expected a metric such as final/test/negativeElbo.`);
      if (options.group.length < 2) throw new UsageError('--group: expected at least two groups to compare.');
      return reading(context, options, ({ runs }) => {
        const all = runs.list();
        const comparison = compareRepeats(
          options.group.map((text) => namedGroup(text, all)),
          name.data,
        );
        context.terminal.print(options.json ? JSON.stringify(comparison) : comparisonText(comparison, name.data));
      });
    });
}

function namedGroup(text: string, all: readonly Run[]): NamedRuns {
  const split = text.indexOf('=');
  if (split < 1) throw new UsageError(`--group ${text}: expected name=run,run, for example beta4=20261124a,20261124b.`);
  const references = text.slice(split + 1).split(',');
  const runs = references.flatMap((reference) => referencedRepeats(reference.trim(), all));
  return { name: text.slice(0, split), runs };
}

function referencedRepeats(reference: string, all: readonly Run[]): readonly Run[] {
  if (!reference.endsWith('+')) return [referencedRun(reference, all)];
  return allRepeats(referencedRun(reference.slice(0, -1), all), all);
}

type Comparison = ReturnType<typeof compareRepeats>;

const verdicts: Readonly<Record<Comparison['differences'][number]['verdict'], string>> = {
  'unlikely-noise': 'unlikely to be noise',
  'may-be-noise': 'may be noise',
  'too-few': 'too few runs',
};

function comparisonText({ groups, differences }: Comparison, metric: MetricName): string {
  const means = groups.map(({ name, count, mean, standardDeviation, interval }) => [
    name,
    String(count),
    readableNumber(mean),
    standardDeviation === undefined ? '' : readableNumber(standardDeviation),
    interval ? range(interval) : '',
  ]);
  const tests = differences.map(({ first, second, kind, sharedSeeds, test, adjustedP, signedRankP, verdict }) => [
    `${second} − ${first}`,
    kind === 'paired' ? `${sharedSeeds} pairs` : 'groups',
    test ? readableNumber(test.difference) : '',
    test ? range(test.interval) : '',
    adjustedP === null ? '' : readableNumber(adjustedP),
    signedRankP === null ? '' : readableNumber(signedRankP),
    verdicts[verdict],
  ]);
  return [
    textTable([metric, 'runs', 'mean', 'deviation', '95 % interval of the mean'], means),
    textTable(['difference', 'by', 'mean', '95 % interval', 'p', 'signed rank', 'verdict'], tests),
  ].join('\n\n');
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${readableNumber(low)} … ${readableNumber(high)}`;
}
