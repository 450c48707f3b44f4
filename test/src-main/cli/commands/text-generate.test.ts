import { expect, test } from 'vitest';
import type { GenerateAnswer, WritingMeasures } from '#shared/contract/text-writing.ts';
import { fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const measures: WritingMeasures = {
  texts: 2,
  meanTokens: 4.5,
  forwardPerplexity: 72.9,
  reversePerplexity: null,
  distinct1: 0.6076,
  distinct2: null,
  selfBleu: 0.25,
  copiedShare: 0,
};
const answer: GenerateAnswer = {
  kind: 'generate',
  texts: [
    { text: 'who is it?', tokens: 5, logProbability: -9, isCut: false, label: null },
    { text: 'it is', tokens: 2, logProbability: -9, isCut: true, label: null },
  ],
  measures: { written: measures, real: { ...measures, forwardPerplexity: 34.05, copiedShare: 0.05 } },
};

test('draws twenty texts from the prior unless told otherwise', async () => {
  const { reading, asked } = answering(answer);
  await fakeCli(['text', 'generate', 'last'], { reading });
  expect(asked).toEqual([
    {
      kind: 'generate',
      from: { kind: 'prior' },
      count: 20,
      label: null,
      strategy: { kind: 'sample', temperature: 1 },
      seed: 1,
      allowUnknown: false,
      measures: 'shown',
    },
  ]);
});

test('asks as the options say', async () => {
  const { reading, asked } = answering(answer);
  const options = ['-n', '3', '--from-text', 'a b', '--spread', '0.5', '--label', 'pro', '--seed', '7', '--unknown'];
  await fakeCli(['text', 'generate', 'last', ...options, '--strategy', 'beam', '--measure'], { reading });
  await fakeCli(['text', 'generate', 'last', '--from', 'training-texts'], { reading });
  expect(asked[0]).toEqual({
    kind: 'generate',
    from: { kind: 'text', text: 'a b', spread: 0.5 },
    count: 3,
    label: 'pro',
    strategy: { kind: 'beam', width: 10, lengthPower: 1 },
    seed: 7,
    allowUnknown: true,
    measures: 'full',
  });
  expect(asked[1]).toMatchObject({ from: { kind: 'training-texts' } });
});

test('shows the texts, and their figures beside those of real ones', async () => {
  const { out } = await fakeCli(['text', 'generate', 'last'], answering(answer));
  expect(out.slice(0, 3)).toEqual(['who is it?', 'it is …', '']);
  const lines = out[3]!.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
  expect(lines[0]).toBe(' | written | real, held out');
  expect(lines).toContain('perplexity under a trigram of training texts | 72.9 | 34.05');
  expect(lines).toContain('distinct-2 | – | –');
});

test('gives programs all of it', async () => {
  const { json } = await fakeCli(['text', 'generate', 'last', '--json'], answering(answer));
  expect(json).toEqual([answer]);
});

test('a spread needs a text', async () => {
  const { code, err } = await fakeCli(['text', 'generate', 'last', '--spread', '2'], answering(answer));
  expect(code).toBe(2);
  expect(err.join(' ')).toContain('--spread: expected --from-text with it.');
});
