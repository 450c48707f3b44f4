import type {
  AugmentAnswer,
  AugmentEffectAnswer,
  ClassifyAnswer,
  FewLabelsAnswer,
  ShiftAnswer,
  ShiftFigures,
} from '#shared/contract/text-labels.ts';

const exact = (mean: number) => ({ mean, interval: null });
const spread = (mean: number, half: number) => ({ mean, interval: { low: mean - half, high: mean + half } });

export const exampleFewLabels: FewLabelsAnswer = {
  kind: 'few-labels',
  classes: ['cons', 'pros'],
  labeledTexts: 18_000,
  measuredTexts: 2000,
  testTexts: 4000,
  mostFrequent: 0.505,
  neighbors: 10,
  points: [
    {
      labels: 10,
      draws: 5,
      accuracy: {
        'code-regression': spread(0.833, 0.077),
        'code-neighbors': spread(0.842, 0.056),
        'naive-bayes': spread(0.637, 0.071),
        'word-regression': spread(0.629, 0.083),
      },
    },
    {
      labels: 18_000,
      draws: 1,
      accuracy: {
        'code-regression': exact(0.918),
        'code-neighbors': exact(0.917),
        'naive-bayes': exact(0.926),
        'word-regression': exact(0.941),
      },
    },
  ],
};

export const exampleVerdicts: ClassifyAnswer = {
  kind: 'classify',
  classes: ['cons', 'pros'],
  labeledTexts: 18_000,
  measuredTexts: 2000,
  texts: [
    {
      text: 'too heavy',
      verdicts: {
        'code-regression': { label: 'cons', probabilities: [0.75, 0.25] },
        'code-neighbors': { label: 'cons', probabilities: [0.9, 0.1] },
        'naive-bayes': { label: 'pros', probabilities: [0.4, 0.6] },
        'word-regression': { label: 'cons', probabilities: [0.55, 0.45] },
      },
    },
  ],
  accuracy: { 'code-regression': 0.918, 'code-neighbors': 0.917, 'naive-bayes': 0.926, 'word-regression': 0.941 },
};

const figures = (convinced: number, kept: number, trigramPerplexity: number): ShiftFigures => {
  return { convinced, kept, trigramPerplexity };
};

export const exampleShift: ShiftAnswer = {
  kind: 'shift',
  to: 'pros',
  strength: 1.5,
  chosen: { validationTexts: 200, tried: [{ strength: 1.5, convinced: 0.9, kept: 0.2 }] },
  isTold: false,
  texts: [{ original: 'too heavy', shifted: 'very light', before: 0.01, after: 0.98, kept: 0.125 }],
  measures: {
    texts: 500,
    judgeAccuracy: 0.926,
    shifted: figures(0.96, 0.089, 6.11),
    rewritten: figures(0.064, 0.132, 10.4),
    originals: figures(0.056, 1, 104.2),
    nearest: figures(0.804, 0.168, 15.9),
  },
};

export const exampleAugment: AugmentAnswer = {
  kind: 'augment',
  label: 'pros',
  codes: 'class-gaussian',
  texts: ['works well', 'cheap, light'],
  written: { convinced: 0.867, trigramPerplexity: 192.4, copiedShare: 0.033 },
  real: { convinced: 0.929, trigramPerplexity: 98.8, copiedShare: 0.029 },
};

export const exampleAugmentEffect: AugmentEffectAnswer = {
  kind: 'augment-effect',
  classes: ['cons', 'pros'],
  measuredTexts: 2000,
  repeats: 5,
  codes: 'class-gaussian',
  sawAllLabels: false,
  rows: [
    {
      perClass: 10,
      source: 'none',
      times: 0,
      naiveBayes: spread(0.663, 0.033),
      wordRegression: spread(0.676, 0.054),
    },
    {
      perClass: 10,
      source: 'model',
      times: 5,
      naiveBayes: spread(0.756, 0.025),
      wordRegression: spread(0.776, 0.038),
    },
  ],
};
