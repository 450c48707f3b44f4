/**
 * The probability that a standard normal variable stays below x; small values keep their digits. Relative error about
 * 1e-13. Source: Hart et al. 1968, "Computer approximations", number 5666, as in West 2005, "Better approximations to
 * cumulative normal functions"; far from 0, where the digits of its coefficients are too few, Abramowitz & Stegun 1964,
 * eq. 26.2.14.
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  const exponential = Math.exp(-0.5 * size * size);
  const tail = exponential === 0 ? 0 : exponential * (size < 4 ? rational(size) : millsRatio(size)); // 0 · NaN at infinity
  return x < 0 ? tail : 1 - tail;
}

/** Written out: it is most of what a suggestion of TPE computes. */
function rational(x: number): number {
  const numerator =
    220.206867912376 +
    x *
      (221.213596169931 +
        x *
          (112.079291497871 +
            x * (33.912866078383 + x * (6.37396220353165 + x * (0.700383064443688 + x * 0.0352624965998911)))));
  const denominator =
    440.413735824752 +
    x *
      (793.826512519948 +
        x *
          (637.333633378831 +
            x *
              (296.564248779674 +
                x * (86.7807322029461 + x * (16.064177579207 + x * (1.75566716318264 + x * 0.0883883476483184))))));
  return numerator / denominator;
}

/** 1/(x + 1/(x + 2/(x + 3/(x + …)))) by √(2π), from the inside out; 24 terms are enough from x = 4 on. */
function millsRatio(x: number): number {
  let denominator = x;
  for (let k = 24; k > 0; k--) denominator = x + k / denominator;
  return 1 / (denominator * Math.sqrt(2 * Math.PI));
}
