import { float64LogVarOfRate } from './float64-objective.ts';

/**
 * Recurrent cells and the sentence VAE once more, number by number in float64 and one sentence at a time, so that there
 * is no padding and no batch. Shares no code with src-shared. A matrix is an array of rows.
 */

type Matrix = readonly (readonly number[])[];

export interface Float64Cell {
  readonly kind: 'lstm' | 'gru';
  /** (H, 4H) with the columns input, forget, output, candidate; (H, 3H) with reset, update, candidate. */
  readonly recurrentKernel: Matrix;
  /** (H), of the candidate of a GRU. */
  readonly candidateBias: readonly number[];
}

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Hidden states after each step of one sequence; `projected` (T, G·H) already hold the input's part of every sum. */
export function float64States(
  cell: Float64Cell,
  projected: Matrix,
  initial: { readonly hidden: readonly number[]; readonly cell: readonly number[] },
): number[][] {
  let hidden = [...initial.hidden];
  let memory = [...initial.cell];
  return projected.map((x) => {
    const before = hidden;
    const recurrent = (column: number) => sum(before.map((value, row) => value * cell.recurrentKernel[row]![column]!));
    const size = before.length;
    if (cell.kind === 'lstm') {
      memory = memory.map((old, j) => {
        const [input, forget, candidate] = [0, 1, 3].map((part) => x[part * size + j]! + recurrent(part * size + j));
        return sigmoid(forget!) * old + sigmoid(input!) * Math.tanh(candidate!);
      });
      hidden = memory.map((now, j) => sigmoid(x[2 * size + j]! + recurrent(2 * size + j)) * Math.tanh(now));
    } else {
      hidden = before.map((old, j) => {
        const reset = sigmoid(x[j]! + recurrent(j));
        const update = sigmoid(x[size + j]! + recurrent(size + j));
        const recalled = recurrent(2 * size + j) + cell.candidateBias[j]!;
        return (1 - update) * Math.tanh(x[2 * size + j]! + reset * recalled) + update * old;
      });
    }
    return hidden;
  });
}

export interface Float64TextSpecification {
  readonly modelKind: 'vae' | 'ae' | 'language-model';
  readonly cell: 'lstm' | 'gru';
  readonly encoderDirections: 'forwards' | 'both-ways';
  readonly wordDecoder: 'in-order' | 'bag-of-words';
  readonly embeddings: 'separate' | 'tied';
  readonly labelCondition: 'none' | 'label';
  readonly hiddenSize: number;
  readonly latentSize: number;
  readonly klFloor: 'none' | 'free-bits' | 'delta' | 'normalized-means';
  readonly freeBits: number;
  readonly committedRate: number;
  readonly meanSpread: number;
}

/** By the names of the model; a vector is a matrix of one row. */
export type Float64TextParameters = Readonly<Record<string, Matrix>>;

export interface Float64Sentence {
  /** Words and the end mark, without padding. */
  readonly tokens: readonly number[];
  /** What the encoder reads, where it is something else. */
  readonly encoderTokens?: readonly number[];
  /** What the decoder reads, one for each token. */
  readonly inputs: readonly number[];
  /** That the latent code is drawn with. (Z) */
  readonly noise: readonly number[];
  readonly label?: number;
  /** What embeddings and the input of the output layer are multiplied with, number by number; (T, E), (T, E), (T, H). */
  readonly dropout?: { readonly encoder: Matrix; readonly decoder: Matrix; readonly output: Matrix };
}

export interface Float64TextTerms {
  readonly mu: number[];
  readonly logVar: number[];
  readonly reconstruction: number;
  readonly klPerDimension: number[];
}

/** Mean and variance of h · kernel of the means, by dimension: of a batch, or moving ones. */
export interface Float64Moments {
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

export function float64TextTerms(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  sentence: Float64Sentence,
  moments: Float64Moments | null = null,
): Float64TextTerms {
  const { mu, logVar } = posterior(spec, parameters, sentence, moments);
  const z = mu.map((m, j) => (spec.modelKind === 'vae' ? m + Math.sqrt(Math.exp(logVar[j]!)) * sentence.noise[j]! : m));
  const logits = float64TextLogits(spec, parameters, z, sentence);
  const reconstruction = sum(
    sentence.tokens.map((token, t) => {
      const probabilities = logits[t]!.map((logit) => Math.exp(logit));
      return -Math.log(probabilities[token]! / sum(probabilities));
    }),
  );
  const isVae = spec.modelKind === 'vae';
  const klPerDimension = mu.map((m, j) => (isVae ? (m * m + Math.exp(logVar[j]!) - 1 - logVar[j]!) / 2 : 0));
  return { mu, logVar, reconstruction, klPerDimension };
}

/** Logits of each token given those before it, or of a bag of words the same ones for each. (T, V) */
export function float64TextLogits(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  z: readonly number[],
  { inputs, label, dropout }: Pick<Float64Sentence, 'inputs' | 'label' | 'dropout'>,
): number[][] {
  const context = [...z, ...(spec.labelCondition === 'label' ? parameters['decoder/labels']![label!]! : [])];
  const kept = (states: number[][]) => states.map((state, t) => state.map((h, i) => h * (dropout?.output[t]![i] ?? 1)));
  if (spec.wordDecoder === 'bag-of-words') {
    const [hidden] = kept([affine(parameters, 'decoder/bag', context).map(Math.tanh)]);
    return inputs.map(() => output(spec, parameters, hidden!));
  }
  const start = context.length > 0 ? affine(parameters, 'decoder/initialState', context) : zeros(spec.hiddenSize);
  const write = layer(
    spec,
    parameters,
    'decoder/recurrent',
    embedded(spec, parameters, inputs, 'decoder', dropout),
    context,
  );
  const states = float64States(write.cell, write.projected, { hidden: start.map(Math.tanh), cell: start });
  return kept(states).map((state) => output(spec, parameters, state));
}

/** Mean over sentences of reconstruction + β · KL, the latter with its floor. */
export function float64TextLoss(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  sentences: readonly Float64Sentence[],
  beta: number,
): number {
  const moments = spec.klFloor === 'normalized-means' ? float64Moments(spec, parameters, sentences) : null;
  const terms = sentences.map((sentence) => float64TextTerms(spec, parameters, sentence, moments));
  const mean = (values: readonly number[]) => sum(values) / values.length;
  const means = (terms[0]?.klPerDimension ?? []).map((_, j) => mean(terms.map((one) => one.klPerDimension[j]!)));
  const kl = sum(spec.klFloor === 'free-bits' ? means.map((one) => Math.max(one, spec.freeBits)) : means);
  return mean(terms.map((one) => one.reconstruction)) + (spec.modelKind === 'vae' ? beta * kl : 0);
}

/** Of a batch. */
export function float64Moments(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  sentences: readonly Float64Sentence[],
): Float64Moments {
  const kernel = parameters['encoder/mu/kernel']!;
  const products = sentences.map((one) => times(summary(spec, parameters, one), kernel, zeros(kernel[0]!.length)));
  const mean = kernel[0]!.map((_, j) => sum(products.map((row) => row[j]!)) / products.length);
  const variance = mean.map((m, j) => sum(products.map((row) => (row[j]! - m) ** 2)) / products.length);
  return { mean, variance };
}

function posterior(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  sentence: Float64Sentence,
  moments: Float64Moments | null,
): { mu: number[]; logVar: number[] } {
  if (spec.modelKind === 'language-model') return { mu: [], logVar: [] };
  const known = summary(spec, parameters, sentence);
  if (spec.modelKind === 'ae') return { mu: affine(parameters, 'encoder/code', known), logVar: [] };
  const bound = spec.klFloor === 'delta' ? Math.min(20, float64LogVarOfRate(spec.committedRate / spec.latentSize)) : 20;
  const logVar = affine(parameters, 'encoder/logVar', known).map((t) => bound - Math.log(1 + Math.exp(bound - t)));
  if (!moments) return { mu: affine(parameters, 'encoder/mu', known), logVar };
  const shift = parameters['encoder/mu/shift']![0]!;
  const product = times(known, parameters['encoder/mu/kernel']!, zeros(shift.length));
  const mu = product.map((value, j) => {
    return (spec.meanSpread * (value - moments.mean[j]!)) / Math.sqrt(moments.variance[j]! + 1e-5) + shift[j]!;
  });
  return { mu, logVar };
}

/** What the encoder knows of a sentence, and of its label. */
function summary(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  { tokens, encoderTokens = tokens, label, dropout }: Float64Sentence,
): number[] {
  const initial = { hidden: zeros(spec.hiddenSize), cell: zeros(spec.hiddenSize) };
  const words = embedded(spec, parameters, encoderTokens, 'encoder', dropout);
  const statesOf = (place: string, inputs: Matrix) => {
    const read = layer(spec, parameters, place, inputs, []);
    return float64States(read.cell, read.projected, initial);
  };
  const told = spec.labelCondition === 'label' ? parameters['encoder/labels']![label!]! : [];
  const forwards = statesOf('encoder/recurrent', words);
  if (spec.encoderDirections === 'forwards') return [...(forwards.at(-1) ?? initial.hidden), ...told];
  const backwards = statesOf('encoder/recurrentBackwards', [...words].reverse());
  const mean = (states: Matrix) =>
    initial.hidden.map((_, i) => sum(states.map((state) => state[i]!)) / Math.max(1, states.length));
  return [...mean(forwards), ...mean(backwards), ...told];
}

function embedded(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  ids: readonly number[],
  side: 'encoder' | 'decoder',
  dropout: Float64Sentence['dropout'],
): number[][] {
  const table = parameters[spec.embeddings === 'tied' ? 'shared/embedding' : `${side}/embedding`]!;
  return ids.map((id, t) => table[id]!.map((value, i) => value * (dropout?.[side][t]![i] ?? 1)));
}

/** Logits from what the output layer reads. (V) */
function output(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  hidden: readonly number[],
): number[] {
  if (spec.embeddings === 'separate') return affine(parameters, 'decoder/output', hidden);
  const row = parameters['decoder/projection/kernel'] ? affine(parameters, 'decoder/projection', hidden) : hidden;
  const bias = parameters['decoder/output/bias']![0]!;
  return parameters['shared/embedding']!.map((entry, v) => bias[v]! + sum(entry.map((e, i) => e * row[i]!)));
}

/** The layer with its inputs multiplied: each has the context appended. */
function layer(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  place: string,
  inputs: Matrix,
  context: readonly number[],
): { cell: Float64Cell; projected: number[][] } {
  const kernel = [...parameters[`${place}/inputKernel`]!, ...(parameters[`${place}/contextKernel`] ?? [])];
  const bias = parameters[`${place}/bias`]![0]!;
  const cell: Float64Cell = {
    kind: spec.cell,
    recurrentKernel: parameters[`${place}/recurrentKernel`]!,
    candidateBias: parameters[`${place}/candidateBias`]?.[0] ?? [],
  };
  return { cell, projected: inputs.map((input) => times([...input, ...context], kernel, bias)) };
}

function affine(parameters: Float64TextParameters, place: string, input: readonly number[]): number[] {
  return times(input, parameters[`${place}/kernel`]!, parameters[`${place}/bias`]![0]!);
}

function times(input: readonly number[], kernel: Matrix, bias: readonly number[]): number[] {
  return bias.map((b, column) => b + sum(input.map((value, row) => value * kernel[row]![column]!)));
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
