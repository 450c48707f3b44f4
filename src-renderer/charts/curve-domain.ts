import type { AxisColumn } from './axis-column.ts';
import { columnDomain, spreadDomain } from './axis-scale.ts';
import { curveEnds } from './curve-bundle.ts';
import type { CurveBundlePoints } from './curve-bundle.ts';
import { robustDomain } from './robust-domain.ts';

/** Of all that the curves pass through, so much of the axis is theirs even where they end close together. */
const leastShare = 0.15;

/**
 * The part of the vertical axis that shows where plain curves end, and some of how they came there: the steep beginnings and
 * the curves that explode leave it. `y` is the column of all points; its range plays no part.
 */
export function curveDomain(y: AxisColumn, bundle: CurveBundlePoints, tones: Uint8Array): readonly [number, number] {
  const ends = curveEnds(bundle);
  const last = new Float64Array(ends.length);
  for (let curve = 0; curve < ends.length; curve++) last[curve] = bundle.ys[ends[curve]!] ?? NaN;
  if (!last.some(Number.isFinite)) return columnDomain(y);
  const fitted = robustDomain({ ...y, values: last }, { tones });
  const all = robustDomain(y, { tones: new Uint8Array(bundle.ys.length), kept: fitted });
  const [low, high] = columnDomain({ ...y, range: [NaN, NaN] });
  const air = Math.max(fitted[1] - fitted[0], leastShare * (all[1] - all[0]));
  return spreadDomain(Math.max(low, fitted[0] - air), Math.min(high, fitted[1] + air), false);
}
