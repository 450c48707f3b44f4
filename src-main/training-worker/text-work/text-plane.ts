import { principalComponents, projectCodes } from '#shared/projection/principal-components.ts';
import type { PrincipalComponents } from '#shared/projection/principal-components.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import type { Tell } from './tell.ts';

export interface TextPlane {
  /** (N, 2) */
  readonly points: Float32Array;
  /** Shares of the variance of the codes that the two axes have. */
  readonly explained: readonly [number, number];
}

/** Components hardly change with more codes. */
const mostCodes = 20_000;
const codesAtOnce = 5000;

/** Codes (N, Z) along their first two principal components; a single dimension lies on the first axis. */
export async function textPlane(codes: Float32Array, dimensions: number, tell: Tell): Promise<TextPlane> {
  const what = 'finding the plane';
  const count = codes.length / dimensions;
  await tell(what, 0, count);
  if (dimensions === 1) {
    const points = new Float32Array(2 * count);
    codes.forEach((code, row) => (points[2 * row] = code));
    return { points, explained: [1, 0] };
  }
  const some = matrixRows(codes, dimensions, spreadPlaces(Math.min(count, mostCodes), count));
  const components = principalComponents(some, dimensions);
  const points = new Float32Array(2 * count);
  for (let start = 0; start < count; start += codesAtOnce) {
    await tell(what, start, count);
    const part = codes.subarray(start * dimensions, (start + codesAtOnce) * dimensions);
    points.set(projectCodes(part, components), 2 * start);
  }
  return { points, explained: explainedShares(components) };
}

/** Codes that are all the same have no variance to explain: 0. */
function explainedShares({ variances, totalVariance }: PrincipalComponents): readonly [number, number] {
  const share = (axis: 0 | 1) => (totalVariance > 0 ? variances[axis]! / totalVariance : 0);
  return [share(0), share(1)];
}
