import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { permutation } from '#shared/random/permutation.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import { exampleCount } from './engine-case.ts';
import type { TextCase } from './engine-case.ts';
import type { Steps } from './steps.ts';

/** Steps on full-length random sentences. */
export async function textSteps(benchCase: TextCase): Promise<Steps> {
  const { batchSize: count, sentenceLength: width, vocabularySize } = benchCase;
  const { cell, embeddingSize, hiddenSize, latentSize } = benchCase;
  const values = defaultHyperparameters;
  const engine = await openEngine(values);
  const sizes = { cell, embeddingSize, hiddenSize, latentSize };
  const spec = { ...values, network: 'recurrent', ...sizes, dataShape: [width, vocabularySize, 0] } as const;
  const runner = engine.textStepRunner(spec, { widths: [width], batchSize: count });
  const sentences = randomSentences(benchCase);
  let [step, epoch, start] = [0, 0, 0];
  let order = permutation(exampleCount, values.seed, epoch);
  return {
    engine: runner.computedBy.description,
    step: () => {
      if (start + count > exampleCount) {
        epoch += 1;
        start = 0;
        order = permutation(exampleCount, values.seed, epoch);
      }
      const tokens = gatherSentences(sentences, order.subarray(start, start + count), width);
      const metrics = runner.trainStep({
        batch: { tokens, count, width },
        key: [values.seed, step],
        beta: 1,
        optimizerScalars: updateScalars(values, step + 1),
        trains: 'everything',
      });
      start += count;
      step += 1;
      return metrics.loss;
    },
  };
}

/** Words of equal probability, none of them reserved. (N, T) */
function randomSentences({ vocabularySize, sentenceLength }: TextCase): Int32Array {
  const reserved = Object.keys(reservedTokens).length;
  const draws = statelessUniform([1, 2], exampleCount * sentenceLength);
  return Int32Array.from(draws, (draw) => reserved + Math.floor(draw * (vocabularySize - reserved)));
}

function gatherSentences(sentences: Int32Array, rows: Int32Array, width: number): Int32Array {
  const tokens = new Int32Array(rows.length * width);
  rows.forEach((row, i) => tokens.set(sentences.subarray(row * width, (row + 1) * width), i * width));
  return tokens;
}
