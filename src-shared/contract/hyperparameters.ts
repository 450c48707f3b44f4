import { z } from 'zod';

/** What every row of the hyperparameter table says about itself, whatever its kind. */
interface Row {
  readonly name: string;
  readonly label: string;
  readonly symbol?: string;
  readonly unit?: string;
  readonly group: HyperparameterGroup;
  readonly help: string;
  /** The row matters only when another row has one of these values; elsewhere it is kept but not shown. */
  readonly appliesWhen?: { readonly name: string; readonly isOneOf: readonly string[] };
}

export interface NumericRow extends Row {
  readonly kind: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
  /** How a slider, a sweep or an axis should step through the range. */
  readonly scale: 'linear' | 'log';
  readonly default: number;
}

export interface ChoiceRow extends Row {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string; readonly help: string }[];
  readonly default: string;
}

/** A list of layer widths, written "512, 256"; an empty list is a linear map. */
export interface WidthsRow extends Row {
  readonly kind: 'widths';
  readonly minimum: number;
  readonly maximum: number;
  readonly maximumLayers: number;
  readonly default: readonly number[];
}

export type HyperparameterRow = NumericRow | ChoiceRow | WidthsRow;
export type HyperparameterGroup = 'data' | 'model' | 'objective' | 'optimizer' | 'training';

/**
 * The one table of hyperparameters. It validates a configuration, builds the form, heads the columns, labels the
 * axes, documents `--set` and spans the sweeps. Likelihoods and divergences are in nats per example everywhere.
 */
export const hyperparameters = [
  {
    name: 'trainingExamples',
    label: 'Training examples',
    group: 'data',
    kind: 'integer',
    minimum: 0,
    maximum: 100_000_000,
    scale: 'log',
    default: 0,
    help: 'Use only the first so many examples of the training split. 0 uses all that are left after validation.',
  },
  {
    name: 'validationExamples',
    label: 'Validation examples',
    group: 'data',
    kind: 'integer',
    minimum: 0,
    maximum: 10_000_000,
    scale: 'log',
    default: 5000,
    help: 'Taken from the end of the training split and never trained on. 0 watches the test split instead, as the article does; then early stopping has seen the test data.',
  },
  {
    name: 'binarization',
    label: 'Binarization',
    group: 'data',
    kind: 'choice',
    choices: [
      { value: 'none', label: 'None', help: 'Pixels are numbers in [0, 1].' },
      {
        value: 'sampled-once',
        label: 'Sampled once',
        help: 'Each pixel is drawn once as 0 or 1 with its gray value as the probability; the draw depends on the seed alone.',
      },
      { value: 'threshold', label: 'Threshold ½', help: 'Each pixel is 1 where its gray value is above one half.' },
    ],
    default: 'none',
    help: 'A Bernoulli likelihood is a bound on log p(x) only for binary data.',
  },
  {
    name: 'modelKind',
    label: 'Model',
    group: 'model',
    kind: 'choice',
    choices: [
      {
        value: 'vae',
        label: 'Variational autoencoder',
        help: 'Encoder gives q(z|x) = N(mu, exp(logVar)); trained on the ELBO.',
      },
      {
        value: 'ae',
        label: 'Autoencoder',
        help: 'Deterministic code, no KL term: the baseline. It has no ELBO and no prior to sample from.',
      },
    ],
    default: 'vae',
    help: 'What is trained.',
  },
  {
    name: 'network',
    label: 'Network',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'dense', label: 'Dense', help: 'Every layer sees all numbers of the one before; for any data.' },
      {
        value: 'convolutional',
        label: 'Convolutional',
        help: 'For images: convolutions before the layers of the encoder, transposed ones after those of the decoder.',
      },
    ],
    default: 'dense',
    help: 'How encoder and decoder look at an image.',
  },
  {
    name: 'convolutionChannels',
    label: 'Convolutions',
    unit: 'channels',
    group: 'model',
    kind: 'widths',
    minimum: 1,
    maximum: 1024,
    maximumLayers: 8,
    default: [32, 64],
    help: 'Channels of the convolutions from the image on, separated by commas. Each is 3 × 3 and halves height and width; the decoder goes back through them.',
    appliesWhen: { name: 'network', isOneOf: ['convolutional'] },
  },
  {
    name: 'encoderWidths',
    label: 'Encoder layers',
    group: 'model',
    kind: 'widths',
    minimum: 1,
    maximum: 16_384,
    maximumLayers: 12,
    default: [512, 256],
    help: 'Widths of the hidden layers from the data to the code, separated by commas. Empty: a linear encoder.',
  },
  {
    name: 'decoderWidths',
    label: 'Decoder layers',
    group: 'model',
    kind: 'widths',
    minimum: 1,
    maximum: 16_384,
    maximumLayers: 12,
    default: [256, 512],
    help: 'Widths of the hidden layers from the code to the data, separated by commas. Empty: a linear decoder.',
  },
  {
    name: 'latentSize',
    label: 'Latent dimensions',
    symbol: 'Z',
    group: 'model',
    kind: 'integer',
    minimum: 1,
    maximum: 1024,
    scale: 'log',
    default: 2,
    help: 'Size of the code z. With 2 the whole latent space can be drawn.',
  },
  {
    name: 'activation',
    label: 'Activation',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'relu', label: 'ReLU', help: 'max(0, a)' },
      { value: 'tanh', label: 'tanh', help: 'Smooth, between −1 and 1.' },
      { value: 'softplus', label: 'softplus', help: 'log(1 + exp a)' },
    ],
    default: 'relu',
    help: 'Of every hidden layer.',
  },
  {
    name: 'likelihood',
    label: 'Likelihood p(x|z)',
    group: 'model',
    kind: 'choice',
    choices: [
      {
        value: 'bernoulli',
        label: 'Bernoulli',
        help: 'For binary data; on gray values it is a useful loss but no likelihood.',
      },
      {
        value: 'gaussian-fixed',
        label: 'Gaussian, fixed σ',
        help: 'Plain squared error is σ² = ½ (up to a constant).',
      },
      {
        value: 'gaussian-shared',
        label: 'Gaussian, one learned σ',
        help: 'The σ-VAE: one σ for all dimensions, learned with the decoder.',
      },
      {
        value: 'gaussian-per-dimension',
        label: 'Gaussian, learned σ²(z)',
        help: 'The decoder gives a variance for every dimension, as in the article.',
      },
    ],
    default: 'bernoulli',
    help: 'How the decoder scores data. Gaussian values are densities: −ELBO may be below 0.',
  },
  {
    name: 'sigma',
    label: 'Standard deviation',
    symbol: 'σ',
    unit: 'data units',
    group: 'model',
    kind: 'number',
    minimum: 0.0025,
    maximum: 10,
    scale: 'log',
    default: 0.2,
    help: 'Of the Gaussian likelihood. Larger values weaken the reconstruction against the KL.',
    appliesWhen: { name: 'likelihood', isOneOf: ['gaussian-fixed'] },
  },
  {
    name: 'betaSchedule',
    label: 'KL weight schedule',
    group: 'objective',
    kind: 'choice',
    choices: [
      { value: 'constant', label: 'Constant', help: 'β from the first step.' },
      { value: 'linear', label: 'Linear warm-up', help: 'From 0 to β over the warm-up epochs, then constant.' },
      {
        value: 'cyclical',
        label: 'Cyclical',
        help: 'From 0 to β again and again: each cycle ramps for its first half (Fu et al. 2019).',
      },
    ],
    default: 'constant',
    help: 'How the weight of the KL term changes while training. The ELBO is always shown with β = 1.',
    appliesWhen: { name: 'modelKind', isOneOf: ['vae'] },
  },
  {
    name: 'beta',
    label: 'KL weight',
    symbol: 'β',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 1000,
    scale: 'linear',
    default: 1,
    help: 'Weight of the KL term in the loss, at the end of the schedule. 1 is the ELBO.',
    appliesWhen: { name: 'modelKind', isOneOf: ['vae'] },
  },
  {
    name: 'betaWarmupEpochs',
    label: 'Warm-up',
    unit: 'epochs',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 10_000,
    scale: 'linear',
    default: 5,
    help: 'Length of the linear warm-up.',
    appliesWhen: { name: 'betaSchedule', isOneOf: ['linear'] },
  },
  {
    name: 'betaCycles',
    label: 'Cycles',
    group: 'objective',
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    scale: 'linear',
    default: 4,
    help: 'Number of cycles over the whole training.',
    appliesWhen: { name: 'betaSchedule', isOneOf: ['cyclical'] },
  },
  {
    name: 'optimizer',
    label: 'Optimizer',
    group: 'optimizer',
    kind: 'choice',
    choices: [
      { value: 'adam', label: 'Adam', help: 'Kingma & Ba 2015.' },
      { value: 'rmsprop', label: 'RMSprop', help: 'Tieleman & Hinton 2012; the one of the article.' },
      { value: 'momentum', label: 'SGD with momentum', help: 'Heavy ball.' },
      { value: 'sgd', label: 'SGD', help: 'Plain gradient descent, equations of the article.' },
    ],
    default: 'adam',
    help: 'Rule that turns gradients into steps.',
  },
  {
    name: 'encoderLearningRate',
    label: 'Learning rate, encoder',
    symbol: 'η_φ',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 10,
    scale: 'log',
    default: 0.001,
    help: 'Step size for the encoder (φ). 0 freezes it.',
  },
  {
    name: 'decoderLearningRate',
    label: 'Learning rate, decoder',
    symbol: 'η_θ',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 10,
    scale: 'log',
    default: 0.001,
    help: 'Step size for the decoder (θ), its σ included. 0 freezes it.',
  },
  {
    name: 'momentum',
    label: 'Momentum',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 0.9999,
    scale: 'linear',
    default: 0.9,
    help: 'Share of the last step that is kept.',
    appliesWhen: { name: 'optimizer', isOneOf: ['momentum'] },
  },
  {
    name: 'rmspropDecay',
    label: 'Decay',
    symbol: 'ρ',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 0.99999,
    scale: 'linear',
    default: 0.9,
    help: 'Of the moving mean of squared gradients.',
    appliesWhen: { name: 'optimizer', isOneOf: ['rmsprop'] },
  },
  {
    name: 'adamBeta1',
    label: 'First-moment decay',
    symbol: 'β₁',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 0.99999,
    scale: 'linear',
    default: 0.9,
    help: 'Of the moving mean of gradients.',
    appliesWhen: { name: 'optimizer', isOneOf: ['adam'] },
  },
  {
    name: 'adamBeta2',
    label: 'Second-moment decay',
    symbol: 'β₂',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 0.999999,
    scale: 'linear',
    default: 0.999,
    help: 'Of the moving mean of squared gradients.',
    appliesWhen: { name: 'optimizer', isOneOf: ['adam'] },
  },
  {
    name: 'optimizerEpsilon',
    label: 'Epsilon',
    symbol: 'ε',
    group: 'optimizer',
    kind: 'number',
    minimum: 1e-12,
    maximum: 1,
    scale: 'log',
    default: 1e-7,
    help: 'Added to the root in the denominator.',
    appliesWhen: { name: 'optimizer', isOneOf: ['adam', 'rmsprop'] },
  },
  {
    name: 'gradientClipNorm',
    label: 'Gradient clipping',
    unit: 'global norm',
    group: 'optimizer',
    kind: 'number',
    minimum: 0,
    maximum: 1_000_000,
    scale: 'log',
    default: 0,
    help: 'Gradients whose joint norm is larger are scaled down to it. 0: no clipping.',
  },
  {
    name: 'epochs',
    label: 'Epochs',
    group: 'training',
    kind: 'integer',
    minimum: 1,
    maximum: 100_000,
    scale: 'log',
    default: 10,
    help: 'Passes over the training examples.',
  },
  {
    name: 'batchSize',
    label: 'Batch size',
    symbol: 'B',
    unit: 'examples',
    group: 'training',
    kind: 'integer',
    minimum: 1,
    maximum: 65_536,
    scale: 'log',
    default: 128,
    help: 'Examples in one step. The last batch of an epoch may be shorter and weighs less.',
  },
  {
    name: 'seed',
    label: 'Seed',
    group: 'training',
    kind: 'integer',
    minimum: 0,
    maximum: 2_147_483_647,
    scale: 'linear',
    default: 1,
    help: 'Of initial weights, order of the data, noise and binarization: the same seed gives the same run.',
  },
  {
    name: 'earlyStoppingPatience',
    label: 'Early stopping',
    unit: 'epochs',
    group: 'training',
    kind: 'integer',
    minimum: 0,
    maximum: 10_000,
    scale: 'linear',
    default: 0,
    help: 'Stop when the watched loss (β at its end value) has not improved for so many epochs. 0: never. Counting starts after a warm-up.',
  },
  {
    name: 'earlyStoppingMinimumImprovement',
    label: 'Least improvement',
    unit: 'nats',
    group: 'training',
    kind: 'number',
    minimum: 0,
    maximum: 1000,
    scale: 'linear',
    default: 0,
    help: 'A smaller gain does not count as an improvement.',
  },
  {
    name: 'engine',
    label: 'Engine',
    group: 'training',
    kind: 'choice',
    choices: [
      { value: 'auto', label: 'Automatic', help: 'TensorFlow where it is installed, otherwise WebAssembly.' },
      {
        value: 'native',
        label: 'TensorFlow, compiled',
        help: 'The native library, a whole step in one call; 3 to 5 times faster than step by step.',
      },
      {
        value: 'eager',
        label: 'TensorFlow, step by step',
        help: 'The native library, one call for each operation: to find errors, and to compare.',
      },
      { value: 'wasm', label: 'WebAssembly', help: 'Runs anywhere, on one core; 10 to 60 times slower.' },
    ],
    default: 'auto',
    help: 'What computes. A run resumes bit for bit only on the same engine.',
  },
  {
    name: 'threads',
    label: 'Threads',
    group: 'training',
    kind: 'integer',
    minimum: 0,
    maximum: 256,
    scale: 'linear',
    default: 0,
    help: 'Of the process that computes. 0: one for each core; give fewer to each run when several run at once.',
    appliesWhen: { name: 'engine', isOneOf: ['auto', 'native', 'eager'] },
  },
  {
    name: 'xla',
    label: 'XLA',
    group: 'training',
    kind: 'choice',
    choices: [
      {
        value: 'auto',
        label: 'Where it is faster',
        help: 'Measured once for each model on this machine, before a long training, and remembered.',
      },
      { value: 'on', label: 'On', help: 'Always, where the library has it; the first step takes seconds.' },
      { value: 'off', label: 'Off', help: 'Never.' },
    ],
    default: 'auto',
    help: 'TensorFlow can translate the compiled step once more, into machine code for this model. The last digits differ.',
    appliesWhen: { name: 'engine', isOneOf: ['auto', 'native'] },
  },
] as const satisfies readonly HyperparameterRow[];

type Table = (typeof hyperparameters)[number];
export type HyperparameterName = Table['name'];

type ValueOf<R> = R extends { kind: 'choice'; choices: readonly { value: infer V }[] }
  ? V
  : R extends { kind: 'widths' }
    ? readonly number[]
    : number;

/** One value for every row of the table: what a run is made of, besides its dataset. */
export type Hyperparameters = { readonly [R in Table as R['name']]: ValueOf<R> };

/** The row of a name; throws for a name that is not in the table. */
export function hyperparameterRow(name: string): HyperparameterRow {
  const row = hyperparameters.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`hyperparameterRow: "${name}" is not in the table of hyperparameters`);
  return row;
}

/** Whether a row matters for these values (its `appliesWhen`, and that of the row it hangs on). */
export function hyperparameterApplies(row: HyperparameterRow, values: Readonly<Record<string, unknown>>): boolean {
  const condition = row.appliesWhen;
  if (!condition) return true;
  if (!condition.isOneOf.includes(String(values[condition.name]))) return false;
  return hyperparameterApplies(hyperparameterRow(condition.name), values);
}

export const defaultHyperparameters = Object.fromEntries(
  hyperparameters.map((row) => [row.name, row.default]),
) as unknown as Hyperparameters; // the table itself is the proof: each row's default has its row's type

function rowSchema(row: HyperparameterRow): z.ZodType {
  if (row.kind === 'choice') return z.enum(row.choices.map((choice) => choice.value));
  if (row.kind === 'widths') {
    const width = z.number().int().min(row.minimum).max(row.maximum);
    return z.array(width).max(row.maximumLayers).readonly();
  }
  const bounded = z.number().min(row.minimum).max(row.maximum);
  return row.kind === 'integer' ? bounded.int() : bounded;
}

/** Parses a full set of values; unknown and missing names are errors that name the row. */
export const hyperparametersSchema = z.strictObject(
  Object.fromEntries(hyperparameters.map((row) => [row.name, rowSchema(row)])),
) as unknown as z.ZodType<Hyperparameters>; // built from the same table that Hyperparameters is derived from

/**
 * Values that were stored when the table had fewer rows: a row that came later has a default under which everything is as
 * it was before, and gets it.
 */
export function withLaterRows<T>(stored: T): T {
  return typeof stored === 'object' && stored !== null ? { ...defaultHyperparameters, ...stored } : stored;
}

/** What is wrong with one value, in a sentence for the person who typed it; null when nothing is. */
export function hyperparameterError(row: HyperparameterRow, value: unknown): string | null {
  if (rowSchema(row).safeParse(value).success) return null;
  return `${row.label}: expected ${expectation(row)}, got ${JSON.stringify(value) ?? 'nothing'}.`;
}

function expectation(row: HyperparameterRow): string {
  if (row.kind === 'choice') return `one of ${row.choices.map((choice) => choice.value).join(', ')}`;
  const range = `from ${row.minimum} to ${row.maximum}`;
  if (row.kind === 'widths') return `at most ${row.maximumLayers} whole numbers ${range}, separated by commas`;
  return row.kind === 'integer' ? `a whole number ${range}` : `a number ${range}`;
}

/**
 * Reads what a person typed into a field or after `--set name=`. The result still has to pass
 * `hyperparameterError`: text that is no number stays text, so that the message can show it.
 */
export function parseHyperparameterText(row: HyperparameterRow, text: string): unknown {
  const trimmed = text.trim();
  if (row.kind === 'choice') return trimmed;
  if (row.kind === 'widths')
    return trimmed === ''
      ? []
      : trimmed
          .split(/[\s,;-]+/)
          .filter(Boolean)
          .map(numberOrText);
  return numberOrText(trimmed);
}

function numberOrText(text: string): number | string {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : text;
}
