/** Numbers from 0 to 99, many of them several times: a linear congruential generator (Numerical Recipes). */
export function drawnNumbers(count: number): readonly number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % 100;
  });
}
