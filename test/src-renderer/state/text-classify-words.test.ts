import { expect, test } from 'vitest';
import {
  accuracyText,
  augmentRows,
  effectText,
  fewLabelsText,
  shiftRows,
  strengthText,
} from '#renderer/state/text-classify-words.ts';
import {
  exampleAugment,
  exampleAugmentEffect,
  exampleFewLabels,
  exampleShift,
} from '#test/helpers/example-label-answers.ts';

test('an accuracy has half its interval, a single fit has none', () => {
  expect(accuracyText({ mean: 0.83333, interval: { low: 0.7, high: 0.96666 } })).toBe('0.833 ± 0.133');
  expect(accuracyText({ mean: 0.5, interval: null })).toBe('0.500');
});

test('says of which texts the figures of a curve are', () => {
  expect(fewLabelsText(exampleFewLabels)).toContain('Share of 2,000 of 4,000 test texts');
  expect(fewLabelsText(exampleFewLabels)).toContain('would be right in 0.505');
  expect(fewLabelsText({ ...exampleFewLabels, testTexts: 2000 })).toContain('Share of all 2,000 test texts');
});

test('says where the strength is from', () => {
  expect(strengthText(exampleShift)).toMatch(/^Strength 1\.5: of those tried on 200 validation texts/);
  expect(strengthText({ ...exampleShift, chosen: null, strength: -2 })).toBe('Strength −2.0.');
  expect(strengthText({ ...exampleShift, chosen: null, strength: 0, isTold: true })).toMatch(/told the class/);
});

test('figures of shifted texts stand beside those of baselines', () => {
  expect(shiftRows(exampleShift.measures!)).toEqual([
    { label: 'Shifted', convinced: '96 %', kept: '0.089', perplexity: '6.11' },
    { label: 'Written again without a shift', convinced: '6.4 %', kept: '0.132', perplexity: '10.4' },
    { label: 'Baseline: the originals', convinced: '5.6 %', kept: '1.000', perplexity: '104' },
    {
      label: 'Baseline: nearest real text of the class by words',
      convinced: '80.4 %',
      kept: '0.168',
      perplexity: '15.9',
    },
  ]);
});

test('new texts stand beside real ones, and what the model knew is said', () => {
  expect(augmentRows(exampleAugment)).toEqual([
    { label: 'Written', convinced: '86.7 %', perplexity: '192', copied: '3.3 %' },
    { label: 'Real, held out', convinced: '92.9 %', perplexity: '98.8', copied: '2.9 %' },
  ]);
  expect(effectText(exampleAugmentEffect)).toContain('trained without labels');
  expect(effectText({ ...exampleAugmentEffect, sawAllLabels: true })).toContain('it knows more than the few');
});
