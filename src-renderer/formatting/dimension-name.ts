const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** The symbol of a latent dimension: z₁ is dimension 0, because mathematics counts from 1. */
export function dimensionName(dimension: number): string {
  return `z${[...String(dimension + 1)].map((digit) => subscripts[Number(digit)]).join('')}`;
}
