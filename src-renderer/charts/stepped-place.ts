/** Where a key leads among things in an order: arrows to the neighbor, Page up and down a tenth on, Home and End to the ends. */
export function steppedPlace(key: string, order: ArrayLike<number>, current: number | null): number | null {
  const last = order.length - 1;
  if (last < 0) return null;
  const at = current === null ? -1 : Array.prototype.indexOf.call(order, current);
  const page = Math.max(1, Math.round(order.length / 10));
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1, PageUp: page, PageDown: -page }[key];
  if (key === 'Home') return order[0]!;
  if (key === 'End') return order[last]!;
  if (step === undefined) return null;
  // The first press lands at an end, and does not jump over it.
  if (at < 0) return step > 0 ? order[0]! : order[last]!;
  return order[Math.min(last, Math.max(0, at + step))]!;
}
