import { join } from 'node:path';
import { ofTextModel } from '#shared/contract/dataset-kind.ts';
import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { TrainJob } from '#shared/contract/training-messages.ts';
import { textParameterCount } from '#shared/text/text-parameters.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { ExpectedTexts, TextStepRunner } from '#main/engine/text-step-runner.ts';
import { writeVocabulary } from '#main/tokenization/vocabulary-file.ts';
import { writeLatentPlaces } from '../latent-files.ts';
import type { PreparedDatasets } from '../prepared-datasets.ts';
import type { Figures, TrainingSubject } from '../subject.ts';
import type { TextWork } from '../text-work/text-work.ts';
import { collapseWatch } from './collapse-watch.ts';
import { encoderTraining } from './encoder-training.ts';
import type { PreparedTexts } from './prepared-texts.ts';
import { writeTextArtifacts } from './text-artifacts.ts';
import { evaluateTexts, importanceFigure, textKnnAccuracy } from './text-evaluation.ts';
import type { OpenTextModel } from './text-evaluation.ts';
import { textStepTrainer } from './text-steps.ts';
import { textStartLines } from './text-words.ts';
import { pretrainingEpochs } from '../warm-up.ts';

/** A model of texts in training. */
export interface TextSubject extends TrainingSubject {
  readonly runner: TextStepRunner;
  readonly data: PreparedTexts;
}

export function openTextSubject(job: TrainJob, engine: Engine, datasets: PreparedDatasets): TextSubject {
  const values = ofTextModel(job.hyperparameters);
  const { manifest, data } = datasets.texts(job.datasetDirectory, values);
  const { dataShape, widths } = data;
  const runner = engine.textStepRunner({ ...values, dataShape }, expectedTexts(values, data));
  const model: OpenTextModel = { runner, values, widths };
  const stepsPerEpoch = Math.ceil(data.train.count / values.batchSize);
  const parameters = textParameterCount({ ...values, dataShape });
  const watched = data.validation ? 'validation' : 'test';
  const extra = encoderTraining(values);
  const warnings = collapseWatch(values);
  const { tokenizer } = data;
  const work: TextWork = { values, runner, dataShape, tokenizer, dataset: () => ({ manifest, data }) };
  const source = { runDirectory: job.runDirectory, model, work };
  return {
    runner,
    data,
    datasetHash: manifest.hash,
    dataShape,
    computedBy: runner.computedBy,
    stepsPerEpoch,
    watched,
    parameters,
    startLines: textStartLines(values, data, { parameters, stepsPerEpoch }),
    begin: () => {
      writeVocabulary(join(job.runDirectory, 'vocabulary.json'), data.vocabulary);
      if (values.modelKind !== 'language-model') {
        writeLatentPlaces(job.runDirectory, data.test.places, data.test.labels);
      }
      return { ...unchanging(values, data), unknownShare: (data.validation ?? data.test).unknownShare };
    },
    trainStep: textStepTrainer({ model, data, stepsPerEpoch }, extra),
    epochFigures: withPerplexity,
    evaluateWatched: (epoch) => {
      const { metrics, means } = evaluateTexts(model, data.validation ?? data.test);
      return { metrics, writeArtifacts: () => writeTextArtifacts(source, epoch, data.validation ? null : means) };
    },
    epochEnded: (epochs, figures) => {
      if (epochs > pretrainingEpochs(values)) extra.epochEnded(figures);
      return warnings(epochs, figures);
    },
    measureTest: () => measureTexts(model, data),
    readState: runner.readState,
    writeState: runner.writeState,
    memory: extra.memory,
    remember: extra.remember,
    dispose: runner.dispose,
  };
}

function expectedTexts(values: TextHyperparameters, { train, widths }: PreparedTexts): ExpectedTexts {
  const { batchSize, modelKind, network } = values;
  const left = train.count % batchSize;
  const longest = train.lengths.reduce((most, length) => Math.max(most, length), 0);
  return {
    widths,
    batchSize,
    shortBatch: left === 0 ? null : { count: left, width: widths.find((width) => width >= longest)! }, // there is one
    trainsEncoder: encoderTraining(values).extraSteps() > 0,
    encodes: modelKind !== 'language-model',
    weighs: modelKind === 'vae',
    writes: network !== 'topics',
  };
}

/** All figures of the test split, and of the baseline where it writes the same tokens. */
export function measureTexts(model: OpenTextModel, data: PreparedTexts): Figures {
  const { test, train } = data;
  const { metrics, means } = evaluateTexts(model, test);
  const knn = textKnnAccuracy(model, train, { labels: test.labels, means });
  const exact = model.values.modelKind === 'ae' ? {} : { negativeLogLikelihood: importanceFigure(model, test) };
  return {
    ...metrics,
    ...exact,
    ...(hasTrigram(model.values) ? data.trigram().test : {}),
    unknownShare: test.unknownShare,
    ...(knn === null ? {} : { knnAccuracy: knn }),
  };
}

/** A topic model knows no end marks and no order: its texts are others than those of the trigram. */
function hasTrigram({ network }: TextHyperparameters): boolean {
  return network !== 'topics';
}

function unchanging(values: TextHyperparameters, data: PreparedTexts): Figures {
  return hasTrigram(values) ? { ...data.trigram().watched } : {};
}

/** From nats and tokens per text, both means over the same texts. */
function withPerplexity({ tokensPerText, ...means }: Figures): Figures {
  const { negativeElbo } = means;
  if (negativeElbo === undefined || tokensPerText === undefined) return means;
  return { ...means, perplexity: Math.exp(negativeElbo / tokensPerText) };
}
