export interface BetaSchedule {
  readonly betaSchedule: 'constant' | 'linear' | 'cyclical';
  readonly beta: number;
  readonly betaWarmupEpochs: number;
  readonly betaCycles: number;
  readonly epochs: number;
}

/**
 * Weight of the KL term after so many epochs, a fraction within an epoch. `linear` rises from 0 over the warm-up
 * (Bowman et al. 2016). `cyclical` does so in the first half of each of `betaCycles` equal cycles (Fu et al. 2019,
 * eq. 6 with R = ½). At and after the end of training it is `beta`.
 */
export function betaAt(spec: BetaSchedule, epochFraction: number): number {
  switch (spec.betaSchedule) {
    case 'constant':
      return spec.beta;
    case 'linear':
      return spec.beta * ramp(epochFraction, spec.betaWarmupEpochs);
    case 'cyclical': {
      if (epochFraction >= spec.epochs) return spec.beta;
      const cycle = spec.epochs / spec.betaCycles;
      return spec.beta * ramp(epochFraction % cycle, cycle / 2);
    }
  }
}

/** From 0 to 1 over a length; 1 throughout if there is no length. */
function ramp(position: number, length: number): number {
  return length > 0 ? Math.min(1, position / length) : 1;
}
