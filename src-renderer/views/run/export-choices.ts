import type { ExportFormat } from '#shared/contract/calls.ts';

export const exportChoices: readonly {
  readonly format: ExportFormat;
  readonly label: string;
  readonly help: string;
}[] = [
  {
    format: 'safetensors',
    label: 'safetensors',
    help: 'All weights in one file with a description of the model: for Python, PyTorch, JAX and most tools.',
  },
  {
    format: 'tfjs',
    label: 'TensorFlow.js',
    help: 'Encoder and decoder as layers models that a web page or Node loads with one call.',
  },
];
