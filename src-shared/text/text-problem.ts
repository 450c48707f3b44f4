import { expectedTextShape } from './expected-text-shape.ts';
import { textSizes } from './text-specification.ts';
import type { TextModelSpecification } from './text-specification.ts';

/** What decides whether there is such a model of texts, and a training of it. */
export interface TextChoice extends TextModelSpecification {
  readonly pretrainingEpochs: number;
  readonly encoderSteps: number;
}

/** A row of the hyperparameters that cannot be with the others or with the data, and what to do about it, as the rest of a sentence. */
export interface TextProblem {
  readonly name: keyof TextChoice;
  readonly what: string;
}

/** Why there is no such model of texts; null when there is one. What does not matter for a network is not looked at. */
export function textProblem(choice: TextChoice): TextProblem | null {
  return choice.network === 'topics' ? topicProblem(choice) : (networkProblem(choice) ?? trainingProblem(choice));
}

/** The same before the texts are cut into tokens, with the shape that is expected of them. */
export function expectedTextProblem(
  choice: Omit<TextChoice, 'dataShape'> & Parameters<typeof expectedTextShape>[0],
  classCount: number,
): TextProblem | null {
  return textProblem({ ...choice, dataShape: expectedTextShape(choice, classCount) });
}

function topicProblem({ modelKind, encoderWidths, latentSize, klFloor }: TextChoice): TextProblem | null {
  if (modelKind === 'language-model') {
    const what = 'a topic model writes from its topics, a language model from nothing; choose a VAE or another network';
    return { name: 'modelKind', what };
  }
  if (encoderWidths.length === 0) {
    return { name: 'encoderWidths', what: 'a topic model expects at least one hidden layer, found none; name one' };
  }
  if (modelKind === 'ae') return null;
  if (latentSize < 2) {
    return {
      name: 'latentSize',
      what: `one topic alone has no distribution; expected at least 2, found ${latentSize}`,
    };
  }
  if (klFloor === 'delta' || klFloor === 'normalized-means') {
    const what = 'a topic model normalizes its means and has a prior of its own; choose none or free bits';
    return { name: 'klFloor', what };
  }
  return null;
}

function networkProblem(choice: TextChoice): TextProblem | null {
  const { network, modelKind, wordDecoder, hiddenSize, attentionHeads, labelCondition } = choice;
  if (network === 'transformer' && hiddenSize % attentionHeads !== 0) {
    const what = `${attentionHeads} heads cannot share ${hiddenSize} hidden units; take a number that divides them`;
    return { name: 'attentionHeads', what };
  }
  if (wordDecoder === 'bag-of-words' && modelKind === 'language-model') {
    const what = 'a language model knows nothing but the words before; choose word by word, or a VAE';
    return { name: 'wordDecoder', what };
  }
  if (labelCondition === 'label' && textSizes(choice).classCount === 0) {
    return { name: 'labelCondition', what: 'the texts have no labels; choose none, or a dataset with labels' };
  }
  return null;
}

function trainingProblem(choice: TextChoice): TextProblem | null {
  const { modelKind, wordDecoder, wordDropout, inputNoise, pretrainingEpochs, encoderSteps } = choice;
  if (wordDropout > 0 && wordDecoder === 'bag-of-words') {
    return {
      name: 'wordDropout',
      what: 'a decoder that writes a bag of words reads none that could be dropped; take 0',
    };
  }
  if (inputNoise !== 'none' && modelKind === 'language-model') {
    return { name: 'inputNoise', what: 'a language model has no encoder that could read a damaged text; choose none' };
  }
  if (pretrainingEpochs > 0 && modelKind !== 'vae') {
    return { name: 'pretrainingEpochs', what: 'only a VAE can begin as an autoencoder; take 0, or a VAE' };
  }
  if (encoderSteps > 1 && modelKind !== 'vae') {
    const what = 'only a VAE has a posterior that could fall behind its decoder; take 1, or a VAE';
    return { name: 'encoderSteps', what };
  }
  return null;
}
