/** Optimizers once more, as their papers write them, for one number in float64. */

export interface Float64Rule {
  readonly next: (value: number, gradient: number) => number;
}

/** Kingma & Ba 2015, algorithm 1, line by line. */
export function float64Adam(rate: number, beta1: number, beta2: number, epsilon: number): Float64Rule {
  let [m, v, t] = [0, 0, 0];
  return {
    next(value, gradient) {
      t += 1;
      m = beta1 * m + (1 - beta1) * gradient;
      v = beta2 * v + (1 - beta2) * gradient * gradient;
      const mHat = m / (1 - Math.pow(beta1, t));
      const vHat = v / (1 - Math.pow(beta2, t));
      return value - (rate * mHat) / (Math.sqrt(vHat) + epsilon);
    },
  };
}

/** Tieleman & Hinton 2012. */
export function float64Rmsprop(rate: number, decay: number, epsilon: number): Float64Rule {
  let meanSquare = 0;
  return {
    next(value, gradient) {
      meanSquare = decay * meanSquare + (1 - decay) * gradient * gradient;
      return value - (rate * gradient) / (Math.sqrt(meanSquare) + epsilon);
    },
  };
}

/** Polyak 1964; momentum 0 is plain gradient descent. */
export function float64Momentum(rate: number, momentum: number): Float64Rule {
  let velocity = 0;
  return {
    next(value, gradient) {
      velocity = momentum * velocity + gradient;
      return value - rate * velocity;
    },
  };
}
