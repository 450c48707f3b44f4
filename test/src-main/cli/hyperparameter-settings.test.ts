import { describe, expect, test } from 'vitest';
import { defaultHyperparameters, hyperparametersSchema } from '#shared/contract/hyperparameters.ts';
import { parseSettings, withSettings } from '#main/cli/hyperparameter-settings.ts';

const set = (...texts: string[]) => withSettings(defaultHyperparameters, parseSettings(texts));

describe('--set', () => {
  test('reads numbers, choices and widths', () => {
    const values = set(
      'epochs=3',
      'encoderLearningRate=1e-4',
      'activation=tanh',
      'encoderWidths=512,256',
      'decoderWidths=',
    );
    expect(values).toMatchObject({
      epochs: 3,
      encoderLearningRate: 1e-4,
      activation: 'tanh',
      encoderWidths: [512, 256],
      decoderWidths: [],
    });
    expect(hyperparametersSchema.safeParse(values).success).toBe(true);
  });

  test('takes the last of two values for one name and leaves the others', () => {
    expect(set('epochs=3', 'epochs=4')).toEqual({ ...defaultHyperparameters, epochs: 4 });
  });

  test.each([
    ['epochs', 'expected name=value'],
    ['=3', 'expected name=value'],
    ['latentsize=3', 'Did you mean "latentSize"?'],
    ['zzzzzzzzzzz=3', 'There are: '],
    ['epochs=three', 'epochs: Epochs: expected a whole number from 1 to 100000, got "three".'],
    ['epochs=0', 'expected a whole number from 1'],
    ['epochs=2.5', 'expected a whole number'],
    ['epochs=Infinity', 'expected a whole number'],
    ['activation=gelu', 'expected one of relu, tanh, softplus'],
    ['encoderWidths=12,x', 'separated by commas'],
    ['constructor=1', 'Unknown hyperparameter "constructor"'],
    ['__proto__=1', 'Unknown hyperparameter "__proto__"'],
  ])('refuses %s', (text, message) => expect(() => set(text)).toThrow(message));
});
