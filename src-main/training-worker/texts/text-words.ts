import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { Line } from '../subject.ts';
import type { PreparedTexts } from './prepared-texts.ts';
import type { TextSplit } from './text-split.ts';

const kindNames = { vae: 'VAE', ae: 'autoencoder', 'language-model': 'language model' } as const;
const networkNames = { recurrent: 'Recurrent', transformer: 'Transformer', topics: 'Topic' } as const;

/** Of model and data, for the log. */
export function textStartLines(
  { modelKind, network, batchSize, longestText, xla }: TextHyperparameters,
  data: PreparedTexts,
  { parameters, stepsPerEpoch }: { readonly parameters: number; readonly stepsPerEpoch: number },
): readonly Line[] {
  const { train, validation, test, vocabulary, widths } = data;
  const watched = validation ? `${validation.count} for validation, ` : '';
  const leftOut = [train, ...(validation ? [validation] : []), test].reduce((sum, split) => sum + split.leftOut, 0);
  const lines: Line[] = [
    { level: 'info', text: `Model: ${networkNames[network]} ${kindNames[modelKind]} with ${parameters} parameters.` },
    {
      level: 'info',
      text:
        `Data: ${train.count} texts of ${tokensPerText(train)} tokens to train on, ${watched}${test.count} to test; ` +
        `${stepsPerEpoch} steps of ${batchSize} in an epoch, padded to ${widths.join(', ')} tokens.`,
    },
    {
      level: 'info',
      text:
        `Vocabulary: ${vocabulary.tokens.length} tokens with the reserved ones; ` +
        `${(100 * train.unknownShare).toFixed(1)} % of the training tokens are unknown, ${(100 * test.unknownShare).toFixed(1)} % of the test tokens.`,
    },
  ];
  if (leftOut > 0) {
    const text = `${leftOut} texts are longer than ${longestText} tokens and are left out (${train.leftOut} of training, ${test.leftOut} of test).`;
    lines.push({ level: 'info', text });
  }
  if (xla === 'on')
    lines.push({ level: 'warning', text: 'XLA compiles models of images alone; this one runs without.' });
  return lines;
}

function tokensPerText({ tokens, count }: TextSplit): string {
  return (tokens.length / count).toFixed(1);
}
