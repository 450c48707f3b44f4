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
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly help: string;
    /** The one kind of data that there are such models of; without it, both. */
    readonly isFor?: 'images' | 'texts';
  }[];
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

const ofVaes = { name: 'modelKind', isOneOf: ['vae'] } as const;
const ofImages = { name: 'network', isOneOf: ['dense', 'convolutional'] } as const;
const ofTexts = { name: 'network', isOneOf: ['recurrent', 'transformer', 'topics'] } as const;
/** Networks that know the order of words. */
const ofTextsInOrder = { name: 'network', isOneOf: ['recurrent', 'transformer'] } as const;
const ofRecurrentNetworks = { name: 'network', isOneOf: ['recurrent'] } as const;

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
    help: 'Use only so many examples of the training split: the first images, or texts that are spread over it. 0 uses all that are left after validation.',
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
    help: 'Taken from the training split and never trained on: the last images, or texts that are spread over it. 0 watches the test split instead, as the article does; then early stopping has seen the test data.',
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
    appliesWhen: ofImages,
  },
  {
    name: 'tokenization',
    label: 'Tokens',
    group: 'data',
    kind: 'choice',
    choices: [
      {
        value: 'words',
        label: 'Words',
        help: 'Words and single marks, told apart as the language of the dataset does; Chinese and Japanese too.',
      },
      { value: 'characters', label: 'Characters', help: 'What a reader takes for one character.' },
      {
        value: 'subwords',
        label: 'Subwords',
        help: 'Pieces of words, found by byte-pair encoding on the training texts: no word is unknown (Sennrich et al. 2016).',
      },
    ],
    default: 'words',
    help: 'What a text is cut into.',
    appliesWhen: ofTexts,
  },
  {
    name: 'letterCase',
    label: 'Letter case',
    group: 'data',
    kind: 'choice',
    choices: [
      { value: 'lower', label: 'Lower case', help: 'The same word at the start of a sentence and inside is one word.' },
      { value: 'kept', label: 'As written', help: 'Capital letters are learned too.' },
    ],
    default: 'lower',
    help: 'Of the letters that the model sees and writes.',
    appliesWhen: ofTexts,
  },
  {
    name: 'vocabularySize',
    label: 'Vocabulary',
    unit: 'tokens',
    group: 'data',
    kind: 'integer',
    minimum: 10,
    maximum: 200_000,
    scale: 'log',
    default: 10_000,
    help: 'The most frequent tokens of the training texts, at most so many; all others are one unknown token.',
    appliesWhen: ofTexts,
  },
  {
    name: 'longestText',
    label: 'Longest text',
    unit: 'tokens',
    group: 'data',
    kind: 'integer',
    minimum: 1,
    maximum: 1000,
    scale: 'log',
    default: 40,
    help: 'Longer texts are left out of training and of every figure; the log says how many.',
    appliesWhen: ofTexts,
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
      {
        value: 'language-model',
        label: 'Language model',
        help: 'For texts: the decoder alone, without a code. The baseline that says what z is worth.',
        isFor: 'texts',
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
      {
        value: 'dense',
        label: 'Dense',
        help: 'For images: every layer sees all numbers of the one before.',
        isFor: 'images',
      },
      {
        value: 'convolutional',
        label: 'Convolutional',
        help: 'For images: convolutions before the layers of the encoder, transposed ones after those of the decoder.',
        isFor: 'images',
      },
      {
        value: 'recurrent',
        label: 'Recurrent',
        help: 'For texts: an LSTM or GRU reads word by word, another one writes and sees z at every step (Bowman et al. 2016).',
        isFor: 'texts',
      },
      {
        value: 'transformer',
        label: 'Transformer',
        help: 'For texts: self-attention over all words; the decoder sees z at every step.',
        isFor: 'texts',
      },
      {
        value: 'topics',
        label: 'Topic model',
        help: 'For texts: ProdLDA, which counts words and knows no order; a latent dimension is a topic (Srivastava & Sutton 2017).',
        isFor: 'texts',
      },
    ],
    default: 'dense',
    help: 'How encoder and decoder look at an example; images and texts have networks of their own.',
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
    appliesWhen: { name: 'network', isOneOf: ['dense', 'convolutional', 'topics'] },
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
    appliesWhen: ofImages,
  },
  {
    name: 'cell',
    label: 'Cell',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'lstm', label: 'LSTM', help: 'Hochreiter & Schmidhuber 1997.' },
      { value: 'gru', label: 'GRU', help: 'Cho et al. 2014: one state, fewer parameters.' },
    ],
    default: 'lstm',
    help: 'Of encoder and decoder.',
    appliesWhen: ofRecurrentNetworks,
  },
  {
    name: 'encoderDirections',
    label: 'Encoder reads',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'forwards', label: 'Forwards', help: 'The code comes from the state after the last word.' },
      {
        value: 'both-ways',
        label: 'Both ways',
        help: 'A second cell reads backwards, and the code comes from the mean of all states: better neighbors.',
      },
    ],
    default: 'forwards',
    help: 'How the recurrent encoder goes through a text. The decoder never sees what comes after.',
    appliesWhen: ofRecurrentNetworks,
  },
  {
    name: 'embeddingSize',
    label: 'Embedding',
    symbol: 'E',
    group: 'model',
    kind: 'integer',
    minimum: 1,
    maximum: 4096,
    scale: 'log',
    default: 256,
    help: 'Numbers that stand for a token.',
    appliesWhen: ofRecurrentNetworks,
  },
  {
    name: 'hiddenSize',
    label: 'Hidden units',
    symbol: 'H',
    group: 'model',
    kind: 'integer',
    minimum: 1,
    maximum: 4096,
    scale: 'log',
    default: 256,
    help: 'Size of the state of a cell, or of a token inside a transformer.',
    appliesWhen: ofTextsInOrder,
  },
  {
    name: 'transformerLayers',
    label: 'Layers',
    group: 'model',
    kind: 'integer',
    minimum: 1,
    maximum: 24,
    scale: 'linear',
    default: 2,
    help: 'Of the encoder and of the decoder.',
    appliesWhen: { name: 'network', isOneOf: ['transformer'] },
  },
  {
    name: 'attentionHeads',
    label: 'Attention heads',
    group: 'model',
    kind: 'integer',
    minimum: 1,
    maximum: 64,
    scale: 'linear',
    default: 4,
    help: 'Of every layer; they share the hidden units, which must be a multiple of their number.',
    appliesWhen: { name: 'network', isOneOf: ['transformer'] },
  },
  {
    name: 'wordDecoder',
    label: 'Decoder writes',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'in-order', label: 'Word by word', help: 'Each token given z and all before it.' },
      {
        value: 'bag-of-words',
        label: 'A bag of words',
        help: 'Each token given z alone: z has to say everything, and the order is lost.',
      },
    ],
    default: 'in-order',
    help: 'What p(x|z) knows of the order of words.',
    appliesWhen: ofTextsInOrder,
  },
  {
    name: 'embeddings',
    label: 'Embeddings',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'separate', label: 'Separate', help: 'Encoder, decoder and output each have a table of their own.' },
      { value: 'tied', label: 'Tied', help: 'One table reads and writes (Press & Wolf 2017): fewer parameters.' },
    ],
    default: 'separate',
    help: 'Tables with a row for each token.',
    appliesWhen: ofTextsInOrder,
  },
  {
    name: 'labelCondition',
    label: 'Condition',
    group: 'model',
    kind: 'choice',
    choices: [
      { value: 'none', label: 'None', help: 'Labels are looked at in the evaluation only.' },
      {
        value: 'label',
        label: 'On the label',
        help: 'Encoder and decoder are told the label (CVAE, Sohn et al. 2015): write by label.',
      },
    ],
    default: 'none',
    help: 'What the model is told besides the text.',
    appliesWhen: ofTextsInOrder,
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
    appliesWhen: { name: 'network', isOneOf: ['dense', 'convolutional', 'topics'] },
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
    appliesWhen: ofImages,
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
    appliesWhen: ofVaes,
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
    appliesWhen: ofVaes,
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
    name: 'klFloor',
    label: 'Against collapse',
    group: 'objective',
    kind: 'choice',
    choices: [
      { value: 'none', label: 'Nothing', help: 'The plain objective.' },
      {
        value: 'free-bits',
        label: 'Free bits',
        help: 'A dimension whose mean KL is below a threshold gets no KL gradient (Kingma et al. 2016; Li et al. 2019).',
      },
      {
        value: 'delta',
        label: 'Committed rate',
        help: 'The posterior is kept so narrow that the KL cannot fall below δ (δ-VAE, Razavi et al. 2019).',
      },
      {
        value: 'normalized-means',
        label: 'Normalized means',
        help: 'Posterior means are batch-normalized to a fixed spread (BN-VAE, Zhu et al. 2020). For texts.',
        isFor: 'texts',
      },
    ],
    default: 'none',
    help: 'Keeps the KL from falling to 0, where the decoder would ignore z.',
    appliesWhen: ofVaes,
  },
  {
    name: 'freeBits',
    label: 'Free bits',
    symbol: 'λ',
    unit: 'nats per dimension',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 10,
    scale: 'linear',
    default: 0.25,
    help: 'Threshold of each latent dimension.',
    appliesWhen: { name: 'klFloor', isOneOf: ['free-bits'] },
  },
  {
    name: 'committedRate',
    label: 'Committed rate',
    symbol: 'δ',
    unit: 'nats',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 1000,
    scale: 'linear',
    default: 4,
    help: 'The KL of an example, summed over dimensions, is at least this.',
    appliesWhen: { name: 'klFloor', isOneOf: ['delta'] },
  },
  {
    name: 'meanSpread',
    label: 'Spread of means',
    symbol: 'γ',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 10,
    scale: 'linear',
    default: 0.5,
    help: 'Standard deviation of each posterior mean over the data; the mean KL is at least Z · γ² / 2.',
    appliesWhen: { name: 'klFloor', isOneOf: ['normalized-means'] },
  },
  {
    name: 'wordDropout',
    label: 'Word dropout',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 1,
    scale: 'linear',
    default: 0,
    help: 'Share of the tokens that the decoder reads as unknown while it learns, so that it needs z (Bowman et al. 2016). Off in every figure.',
    appliesWhen: ofTextsInOrder,
  },
  {
    name: 'dropout',
    label: 'Dropout',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 0.95,
    scale: 'linear',
    default: 0,
    help: 'Share of the numbers that are 0 while it learns: of embeddings or hidden units, and of what the decoder writes from. Off in every figure.',
    appliesWhen: ofTexts,
  },
  {
    name: 'inputNoise',
    label: 'Noise in the input',
    group: 'objective',
    kind: 'choice',
    choices: [
      { value: 'none', label: 'None', help: 'The encoder reads what the decoder is to write.' },
      {
        value: 'words',
        label: 'Words',
        help: 'Words are dropped, masked and moved a little: better geometry of codes (DAAE, Shen et al. 2020).',
      },
      {
        value: 'characters',
        label: 'Characters',
        help: 'Letters are dropped, doubled, replaced and swapped: learns to correct.',
      },
    ],
    default: 'none',
    help: 'The encoder reads a damaged text, the decoder writes the whole one: a denoising VAE. Off in every figure.',
    appliesWhen: ofTextsInOrder,
  },
  {
    name: 'noiseRate',
    label: 'Noise',
    group: 'objective',
    kind: 'number',
    minimum: 0,
    maximum: 1,
    scale: 'linear',
    default: 0.1,
    help: 'Share of the words or characters that are damaged. Of words half are left out and half unknown; besides, some change places with a neighbor.',
    appliesWhen: { name: 'inputNoise', isOneOf: ['words', 'characters'] },
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
    label: 'Encoder learning rate',
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
    label: 'Decoder learning rate',
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
    name: 'pretrainingEpochs',
    label: 'Autoencoder first',
    unit: 'epochs',
    group: 'training',
    kind: 'integer',
    minimum: 0,
    maximum: 10_000,
    scale: 'linear',
    default: 0,
    help: 'So many of the first epochs train without KL; then decoder and optimizer begin anew and the schedule of β starts (Li et al. 2019).',
    appliesWhen: ofTextsInOrder,
  },
  {
    name: 'encoderSteps',
    label: 'Encoder steps',
    group: 'training',
    kind: 'integer',
    minimum: 1,
    maximum: 100,
    scale: 'linear',
    default: 1,
    help: 'So many steps of the encoder for each one of the decoder, until the mutual information is no larger after an epoch than before it (He et al. 2019). 1: both alike.',
    appliesWhen: ofTextsInOrder,
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
    help: 'Stop when the watched loss (β at its end value) has not improved for so many epochs. 0: never. Counting starts after a warm-up, and after epochs of an autoencoder.',
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
    help: 'TensorFlow can translate the compiled step of a model of images once more, into machine code. The last digits differ.',
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
