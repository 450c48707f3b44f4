/**
 * A transformer once more, number by number in float64 and one sequence at a time, so that there is no padding and no
 * batch. Shares no code with src-shared. A matrix is an array of rows; parameters have the names of the model, a vector is
 * a matrix of one row.
 */

type Matrix = readonly (readonly number[])[];
export type Float64Parameters = Readonly<Record<string, Matrix>>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export function float64LayerNorm(row: readonly number[], scale: readonly number[], shift: readonly number[]): number[] {
  const mean = sum(row) / row.length;
  const variance = sum(row.map((value) => (value - mean) ** 2)) / row.length;
  return row.map((value, j) => ((value - mean) / Math.sqrt(variance + 1e-5)) * scale[j]! + shift[j]!);
}

/** Of steps (T, H): what each step takes from the steps that `sees` says, by heads that lie side by side. */
export function float64Attention(
  parameters: Float64Parameters,
  place: string,
  heads: number,
  steps: Matrix,
  sees: (from: number, to: number) => boolean,
): number[][] {
  const size = steps[0]!.length;
  const width = size / heads;
  const projected = steps.map((step) => affine(parameters, `${place}/projections`, step)); // (T, 3H)
  const seen = projected.map((own, from) =>
    own.slice(0, size).map((_, column) => {
      const head = Math.floor(column / width);
      const inHead = Array.from({ length: width }, (_, j) => head * width + j);
      const weights = projected.map((other, to) => {
        if (!sees(from, to)) return 0;
        return Math.exp(sum(inHead.map((j) => own[j]! * other[size + j]!)) / Math.sqrt(width));
      });
      return sum(weights.map((weight, to) => weight * projected[to]![2 * size + column]!)) / sum(weights);
    }),
  );
  return seen.map((step) => affine(parameters, `${place}/output`, step));
}

/** Layers 0 … count − 1 below `place` and the norm behind them. (T, H) → (T, H) */
export function float64TransformerLayers(
  parameters: Float64Parameters,
  place: string,
  { count, heads }: { readonly count: number; readonly heads: number },
  steps: Matrix,
  sees: (from: number, to: number) => boolean,
): number[][] {
  const normed = (name: string, rows: Matrix) =>
    rows.map((row) => float64LayerNorm(row, parameters[`${name}/scale`]![0]!, parameters[`${name}/shift`]![0]!));
  let x = steps.map((row) => [...row]);
  for (let layer = 0; layer < count; layer++) {
    const name = `${place}/layer${layer}`;
    const attended = float64Attention(parameters, `${name}/attention`, heads, normed(`${name}/attentionNorm`, x), sees);
    x = x.map((row, t) => row.map((value, j) => value + attended[t]![j]!));
    const wide = normed(`${name}/feedForwardNorm`, x).map((row) =>
      affine(parameters, `${name}/widening`, row).map((value) => Math.max(0, value)),
    );
    const narrow = wide.map((row) => affine(parameters, `${name}/narrowing`, row));
    x = x.map((row, t) => row.map((value, j) => value + narrow[t]![j]!));
  }
  return normed(`${place}/norm`, x);
}

export function affine(parameters: Float64Parameters, place: string, x: readonly number[]): number[] {
  const kernel = parameters[`${place}/kernel`]!;
  return parameters[`${place}/bias`]![0]!.map((bias, column) =>
    sum([bias, ...x.map((value, row) => value * kernel[row]![column]!)]),
  );
}
