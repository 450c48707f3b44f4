import type { CompiledExecutor } from './compiled-executor.ts';
import type { TracedFunction } from './graph/traced-function.ts';
import { createExampleMemory } from './resident-examples.ts';
import type { ExampleMemory } from './resident-examples.ts';
import type { StepRunner, StepSpecification } from './step-runner.ts';
import type { TextStepSpecification } from './text-functions.ts';

/** A graph in TensorFlow's memory that nobody computes with. */
export interface KeptExecutor {
  readonly executor: CompiledExecutor;
  readonly computedBy: StepRunner['computedBy'];
  /** Of its state and its examples. */
  readonly bytes: number;
}

/** What a process has recorded and opened: the next model of the same graph need not do it again. */
export interface KeptModels {
  /** Examples of all models, whatever their graphs. */
  readonly memory: ExampleMemory;
  /** The recordings of a graph by the names of its functions; whoever records more adds it. */
  readonly recordings: (key: string) => Map<string, TracedFunction>;
  /** Gives an executor that was kept under this key out of its hands. */
  readonly take: (key: string) => KeptExecutor | null;
  /** Keeps an executor, or disposes it when it is too large to be kept. */
  readonly keep: (key: string, kept: KeptExecutor) => void;
}

export interface KeptLimits {
  readonly recordings: number;
  readonly executors: number;
  readonly executorBytes: number;
}

const usualLimits: KeptLimits = { recordings: 16, executors: 3, executorBytes: 2 ** 28 };

/** Keeps what was used last, within these limits. */
export function keptModels(limits: KeptLimits = usualLimits): KeptModels {
  const recordings = new Map<string, Map<string, TracedFunction>>(); // the one used last is the last
  const executors: { readonly key: string; readonly kept: KeptExecutor }[] = []; // the one kept last is the last
  const bytes = () => executors.reduce((sum, { kept }) => sum + kept.bytes, 0);
  return {
    memory: createExampleMemory(),
    recordings: (key) => {
      const known = recordings.get(key) ?? new Map<string, TracedFunction>();
      recordings.delete(key);
      recordings.set(key, known);
      for (const oldest of [...recordings.keys()].slice(0, -limits.recordings)) recordings.delete(oldest);
      return known;
    },
    take: (key) => {
      const at = executors.findLastIndex((one) => one.key === key);
      return at < 0 ? null : executors.splice(at, 1)[0]!.kept;
    },
    keep: (key, kept) => {
      if (kept.bytes > limits.executorBytes) return kept.executor.dispose();
      executors.push({ key, kept });
      while (executors.length > limits.executors || bytes() > limits.executorBytes) {
        executors.shift()!.kept.executor.dispose(); // there is one: no executor has neither number nor bytes
      }
    },
  };
}

/** Numbers that a graph is fed with at every call. */
type FedName = 'seed' | 'encoderLearningRate' | 'decoderLearningRate';

/** All others are written into the graph: the compiler asks for a new one to be put on one of the two lists. */
const writtenNames: Readonly<Record<Exclude<keyof StepSpecification, FedName>, true>> = {
  dataShape: true,
  modelKind: true,
  network: true,
  convolutionChannels: true,
  encoderWidths: true,
  decoderWidths: true,
  latentSize: true,
  activation: true,
  likelihood: true,
  sigma: true,
  klFloor: true,
  freeBits: true,
  committedRate: true,
  optimizer: true,
  momentum: true,
  rmspropDecay: true,
  adamBeta1: true,
  adamBeta2: true,
  optimizerEpsilon: true,
  gradientClipNorm: true,
};

/** The same of models of texts. */
const writtenTextNames: Readonly<Record<Exclude<keyof TextStepSpecification, FedName>, true>> = {
  dataShape: true,
  modelKind: true,
  network: true,
  cell: true,
  encoderDirections: true,
  embeddingSize: true,
  hiddenSize: true,
  transformerLayers: true,
  attentionHeads: true,
  encoderWidths: true,
  activation: true,
  wordDecoder: true,
  embeddings: true,
  labelCondition: true,
  latentSize: true,
  klFloor: true,
  freeBits: true,
  committedRate: true,
  meanSpread: true,
  wordDropout: true,
  dropout: true,
  inputNoise: true,
  optimizer: true,
  momentum: true,
  rmspropDecay: true,
  adamBeta1: true,
  adamBeta2: true,
  optimizerEpsilon: true,
  gradientClipNorm: true,
};

/** Models with the same key have the same graphs, to the last byte. */
export function textGraphKey(spec: TextStepSpecification, parts: number): string {
  const names = Object.keys(writtenTextNames) as (keyof typeof writtenTextNames)[]; // an object literal has no other keys
  return JSON.stringify(['texts', parts, ...names.map((name) => spec[name])]);
}

/** As `textGraphKey`, of models of images. */
export function graphKey(spec: StepSpecification, parts: number): string {
  const names = Object.keys(writtenNames) as (keyof typeof writtenNames)[]; // an object literal has no other keys
  return JSON.stringify([parts, ...names.map((name) => spec[name])]);
}
