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
  readonly cell: 'lstm' | 'gru';
  readonly hiddenSize: number;
}

/** By the names of the model; a vector is a matrix of one row. */
export type Float64TextParameters = Readonly<Record<string, Matrix>>;

export interface Float64Sentence {
  /** Words and the end mark, without padding. */
  readonly tokens: readonly number[];
  /** What the decoder reads, one for each token. */
  readonly inputs: readonly number[];
  /** That the latent code is drawn with. (Z) */
  readonly noise: readonly number[];
}

export interface Float64TextTerms {
  readonly mu: number[];
  readonly logVar: number[];
  readonly reconstruction: number;
  readonly klPerDimension: number[];
  /** (T, V) */
  readonly logits: number[][];
}

export function float64TextTerms(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  { tokens, inputs, noise }: Float64Sentence,
): Float64TextTerms {
  const zeros = new Array<number>(spec.hiddenSize).fill(0);
  const read = layer(spec, parameters, 'encoder', tokens, []);
  const summary = float64States(read.cell, read.projected, { hidden: zeros, cell: zeros }).at(-1) ?? zeros;
  const mu = affine(parameters, 'encoder/mu', summary);
  const logVar = affine(parameters, 'encoder/logVar', summary).map((t) => 20 - Math.log(1 + Math.exp(20 - t)));
  const z = mu.map((m, j) => m + Math.sqrt(Math.exp(logVar[j]!)) * noise[j]!);
  const logits = float64TextLogits(spec, parameters, z, inputs);
  const reconstruction = sum(
    tokens.map((token, t) => {
      const probabilities = logits[t]!.map((logit) => Math.exp(logit));
      return -Math.log(probabilities[token]! / sum(probabilities));
    }),
  );
  const klPerDimension = mu.map((m, j) => (m * m + Math.exp(logVar[j]!) - 1 - logVar[j]!) / 2);
  return { mu, logVar, reconstruction, klPerDimension, logits };
}

/** Logits of the token after each input. (T, V) */
export function float64TextLogits(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  z: readonly number[],
  inputs: readonly number[],
): number[][] {
  const write = layer(spec, parameters, 'decoder', inputs, z);
  const start = affine(parameters, 'decoder/initialState', z);
  const states = float64States(write.cell, write.projected, { hidden: start.map(Math.tanh), cell: start });
  return states.map((state) => affine(parameters, 'decoder/output', state));
}

/** Mean over sentences of reconstruction + β · KL. */
export function float64TextLoss(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  sentences: readonly Float64Sentence[],
  beta: number,
): number {
  const losses = sentences.map((sentence) => {
    const terms = float64TextTerms(spec, parameters, sentence);
    return terms.reconstruction + beta * sum(terms.klPerDimension);
  });
  return sum(losses) / losses.length;
}

/** The layer with its inputs multiplied: each is an embedding with the context appended. */
function layer(
  spec: Float64TextSpecification,
  parameters: Float64TextParameters,
  side: 'encoder' | 'decoder',
  ids: readonly number[],
  context: readonly number[],
): { cell: Float64Cell; projected: number[][] } {
  const place = `${side}/recurrent`;
  const kernel = [...parameters[`${place}/inputKernel`]!, ...(parameters[`${place}/contextKernel`] ?? [])];
  const bias = parameters[`${place}/bias`]![0]!;
  const cell: Float64Cell = {
    kind: spec.cell,
    recurrentKernel: parameters[`${place}/recurrentKernel`]!,
    candidateBias: parameters[`${place}/candidateBias`]?.[0] ?? [],
  };
  const projected = ids.map((id) => times([...parameters[`${side}/embedding`]![id]!, ...context], kernel, bias));
  return { cell, projected };
}

function affine(parameters: Float64TextParameters, place: string, input: readonly number[]): number[] {
  return times(input, parameters[`${place}/kernel`]!, parameters[`${place}/bias`]![0]!);
}

function times(input: readonly number[], kernel: Matrix, bias: readonly number[]): number[] {
  return bias.map((b, column) => b + sum(input.map((value, row) => value * kernel[row]![column]!)));
}
