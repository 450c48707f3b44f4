import { WorkbenchError } from '#shared/contract/errors.ts';
import { isToldLabels, textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextWork } from './text-work.ts';

/** A text that somebody gave, and what it is called where it is asked for. */
export interface GivenText {
  readonly name: string;
  readonly text: string;
}

/** q(z|x) of texts, row-major; an autoencoder has no log-variances. (N, Z) each */
export interface Posteriors {
  readonly means: Float32Array;
  readonly logVars: Float32Array;
}

/** Texts that are encoded together: of one width, so that one graph serves all. */
const rowsTogether = 32;

/** The tokens of given texts with their end marks; 'arguments/invalid' names one that is longer than the model reads. */
export function givenTokens({ tokenizer, dataShape }: TextWork, given: readonly GivenText[]): readonly Int32Array[] {
  const longest = textSizes({ dataShape }).longestText - 1;
  return given.map(({ name, text }) => {
    const ids = tokenizer.encode(text);
    if (ids.length > longest) {
      const what = `${name}: the text has ${ids.length} tokens; this model reads at most ${longest}.`;
      throw new WorkbenchError('arguments/invalid', what, { name });
    }
    return Int32Array.of(...ids, reservedTokens.end);
  });
}

/** The posteriors of some rows of tokens, each with its end mark; `labels` of a model that is told them. */
export function posteriorsOf(
  { runner, values, dataShape }: TextWork,
  rows: readonly Int32Array[],
  labels: Int32Array | null,
): Posteriors {
  const width = textSizes({ dataShape }).longestText;
  const { latentSize } = values;
  const means = new Float32Array(rows.length * latentSize);
  const logVars = new Float32Array(values.modelKind === 'ae' ? 0 : means.length);
  for (let start = 0; start < rows.length; start += rowsTogether) {
    const some = rows.slice(start, start + rowsTogether);
    const tokens = new Int32Array(rowsTogether * width).fill(reservedTokens.padding);
    for (let i = 0; i < rowsTogether; i++) tokens.set(some[i] ?? some[0]!, i * width);
    const told = labels && Int32Array.from({ length: rowsTogether }, (_, i) => labels[start + i] ?? labels[0]!);
    const batch = { tokens, count: rowsTogether, width, ...(told ? { labels: told } : {}) };
    const { mu, logVar } = runner.evaluate(batch, [0, 0]); // what is drawn is not looked at
    means.set(mu.subarray(0, some.length * latentSize), start * latentSize);
    if (logVars.length > 0) logVars.set(logVar.subarray(0, some.length * latentSize), start * latentSize);
  }
  return { means, logVars };
}

/**
 * The index of the class of this name, for a model that is told labels; null where nothing is named. 'arguments/invalid' for
 * an unknown name, and for a model that is not told any.
 */
export function namedLabel(work: TextWork, name: string | null): number | null {
  if (name === null) return null;
  if (!isToldLabels(work.values)) {
    const what = `label: this model was not told the labels of its texts; leave it out, or choose another run.`;
    throw new WorkbenchError('arguments/invalid', what, { name: 'label' });
  }
  const { classes } = work.dataset().manifest;
  const label = classes.indexOf(name);
  if (label >= 0) return label;
  throw unknownLabel(`"${name}" is none of the labels`, classes);
}

/** The label of given texts for a model that reads them with it; null for any other model. */
export function labelOfGiven(work: TextWork, name: string | null): number | null {
  const label = namedLabel(work, name);
  if (label !== null || !isToldLabels(work.values)) return label;
  throw unknownLabel('this model reads a text together with its label; name it', work.dataset().manifest.classes);
}

/** 'arguments/invalid' for a model without codes. */
export function requireCodes({ values }: TextWork): void {
  if (values.modelKind !== 'language-model') return;
  const what = 'A language model has no codes: it writes from nothing but the words before. Choose a run of a VAE.';
  throw new WorkbenchError('arguments/invalid', what);
}

function unknownLabel(what: string, classes: readonly string[]): WorkbenchError {
  const listed = classes.map((one) => `"${one}"`).join(', ');
  return new WorkbenchError('arguments/invalid', `label: ${what}; there are ${listed}.`, { name: 'label' });
}
