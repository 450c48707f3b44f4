import { principalComponents, projectCodes } from '#shared/projection/principal-components.ts';
import { columnMoments } from '#shared/statistics/column-moments.ts';
import { dimensionName } from '#renderer/formatting/dimension-name.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

export type ProjectionChoice =
  { readonly kind: 'components' } | { readonly kind: 'dimensions'; readonly x: number; readonly y: number };

/** Latent codes in the plane, and the way back from the plane to a code. */
export interface Projection {
  /** (N, 2) */
  readonly points: Float32Array;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Whether a unit of both axes is a standard deviation of the prior, with the origin at its mean. */
  readonly isPriorPlane: boolean;
  /** Share of the variance of the codes that the plane shows; null where nothing is left out. */
  readonly explained: number | null;
  /** The code (Z) of a place; what the plane does not show stays at its mean. */
  readonly toCode: (place: Place) => Float32Array;
}

/** Posterior means, row-major (N, Z), in the plane of the choice. */
export function projectLatents(means: Float32Array, latentSize: number, choice: ProjectionChoice): Projection {
  if (latentSize === 1) return lineProjection(means);
  return choice.kind === 'components' ? componentPlane(means, latentSize) : dimensionPlane(means, latentSize, choice);
}

/** What to begin with: the plane itself, else the directions of largest variance. */
export function defaultChoice(latentSize: number): ProjectionChoice {
  return latentSize > 2 ? { kind: 'components' } : { kind: 'dimensions', x: 0, y: latentSize - 1 };
}

function dimensionPlane(
  means: Float32Array,
  latentSize: number,
  { x, y }: { readonly x: number; readonly y: number },
): Projection {
  const averages = columnMoments(means, latentSize).means;
  const points = new Float32Array((2 * means.length) / latentSize);
  for (let row = 0; 2 * row < points.length; row++) {
    points[2 * row] = means[row * latentSize + x]!;
    points[2 * row + 1] = means[row * latentSize + y]!;
  }
  const toCode = (place: Place) => {
    const code = latentSize === 2 ? new Float32Array(2) : Float32Array.from(averages);
    code[x] = place.x;
    code[y] = place.y;
    return code;
  };
  return { points, xLabel: dimensionName(x), yLabel: dimensionName(y), isPriorPlane: true, explained: null, toCode };
}

function componentPlane(means: Float32Array, latentSize: number): Projection {
  const components = principalComponents(means, latentSize);
  const { mean, directions, variances, totalVariance } = components;
  const toCode = ({ x, y }: Place) =>
    Float32Array.from(mean, (average, j) => average + x * directions[j]! + y * directions[latentSize + j]!);
  const shares = Array.from(variances, (variance) => (totalVariance > 0 ? variance / totalVariance : 0));
  const label = (i: number) => `PC ${i + 1} (${(100 * shares[i]!).toFixed(1)} %)`;
  return {
    points: projectCodes(means, components),
    xLabel: label(0),
    yLabel: label(1),
    isPriorPlane: false,
    explained: shares[0]! + shares[1]!,
    toCode,
  };
}

/** One dimension along x; the height means nothing and only keeps the points apart (multiples of the golden ratio). */
function lineProjection(means: Float32Array): Projection {
  const points = new Float32Array(2 * means.length);
  means.forEach((mean, i) => {
    points[2 * i] = mean;
    points[2 * i + 1] = ((i * 0.6180339887) % 1) - 0.5;
  });
  const toCode = ({ x }: Place) => Float32Array.of(x);
  return { points, xLabel: dimensionName(0), yLabel: 'spread', isPriorPlane: false, explained: null, toCode };
}
