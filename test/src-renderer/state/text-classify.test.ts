import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import {
  emptyClassifyForm,
  hasNoLabelWork,
  linesOf,
  partObstacle,
  readClassifyForm,
} from '#renderer/state/text-classify.ts';
import type { ClassifyForm } from '#renderer/state/text-classify.ts';

const classes = ['cons', 'pros'];
const read = (changes: Partial<ClassifyForm>, measure = false) =>
  readClassifyForm({ ...emptyClassifyForm, ...changes }, classes, { measure });
const model = { ...defaultHyperparameters, modelKind: 'vae', network: 'recurrent' } as const;

describe('what a form asks for', () => {
  test('a curve of the usual numbers of labels', () => {
    const request = { kind: 'few-labels', sizes: null, repeats: 3, seed: 1 };
    expect(read({ repeats: '3' })).toEqual({ ok: true, request });
    expect(read({ repeats: '0' })).toMatchObject({ ok: false });
  });

  test('labels of texts, a line each', () => {
    const texts = ['too heavy', 'cheap'];
    expect(read({ part: 'classify', texts: ' too heavy\n\ncheap\n' })).toEqual({
      ok: true,
      request: { kind: 'classify', texts },
    });
    expect(read({ part: 'classify', texts: ' \n' })).toEqual({ ok: false, message: 'Type a text to label first.' });
    expect(linesOf('a\r\n b ')).toEqual(['a', 'b']);
  });

  test('a shift of given texts, and of test texts where it is measured', () => {
    const usual = { kind: 'shift', examples: 20, strategy: { kind: 'greedy' }, seed: 1 };
    expect(read({ part: 'shift', shifted: 'too heavy', label: 'pros', strength: '2' })).toEqual({
      ok: true,
      request: { ...usual, to: 'pros', texts: ['too heavy'], strength: 2, measure: false },
    });
    expect(read({ part: 'shift' }, true)).toEqual({
      ok: true,
      request: { ...usual, to: 'cons', texts: [], strength: null, measure: true },
    });
    expect(read({ part: 'shift' })).toEqual({ ok: false, message: 'Type a text to shift first.' });
    expect(read({ part: 'shift', shifted: 'a', strength: 'much' })).toMatchObject({ ok: false });
  });

  test('new texts of a class, or their effect', () => {
    const strategy = { kind: 'sample', temperature: 1 };
    expect(read({ part: 'augment', count: '5' })).toEqual({
      ok: true,
      request: { kind: 'augment', label: 'cons', count: 5, strategy, seed: 1 },
    });
    expect(read({ part: 'augment', count: 'no matter' }, true)).toEqual({
      ok: true,
      request: { kind: 'augment-effect', perClass: [10, 20, 50, 100], repeats: 5, strategy, seed: 1 },
    });
    const broken = { ...emptyClassifyForm.augmentStrategy, texts: { temperature: 'hot' } };
    expect(read({ part: 'augment', augmentStrategy: broken })).toEqual({
      ok: false,
      message: 'Correct the numbers of the strategy first.',
    });
  });
});

describe('what a model cannot do', () => {
  test('one that reads labels is not asked for them, and can be told another', () => {
    const told = { ...model, labelCondition: 'label' } as const;
    expect(partObstacle('few-labels', told)).toMatch(/together with its label/);
    expect(partObstacle('classify', told)).toMatch(/together with its label/);
    expect(partObstacle('shift', told)).toBeNull();
    expect(partObstacle('few-labels', model)).toBeNull();
  });

  test('a topic model labels and writes nothing', () => {
    const topics = { ...model, network: 'topics' } as const;
    expect(partObstacle('classify', topics)).toBeNull();
    expect(partObstacle('shift', topics)).toMatch(/writes no texts/);
    expect(partObstacle('augment', topics)).toMatch(/writes no texts/);
  });

  test('a language model has nothing to offer but texts of a class that it is told', () => {
    const language = { ...model, modelKind: 'language-model' } as const;
    expect(hasNoLabelWork(language)).toBe(true);
    const told = { ...language, labelCondition: 'label' } as const;
    expect(hasNoLabelWork(told)).toBe(false);
    expect(partObstacle('augment', told)).toBeNull();
    expect(partObstacle('shift', told)).toMatch(/no codes/);
    expect(hasNoLabelWork(model)).toBe(false);
  });
});
