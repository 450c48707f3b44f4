export interface TrialOrder {
  readonly columnId: string;
  readonly isDescending: boolean;
}

/** Places sorted by a number of each; those without one (NaN) come last in both directions, equal ones by place. */
export function sortedPlaces(places: Int32Array, keys: ArrayLike<number>, isDescending: boolean): Int32Array {
  const sign = isDescending ? -1 : 1;
  return places.slice().sort((a, b) => {
    const [left, right] = [keys[a]!, keys[b]!];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    return sign * (left - right) || a - b;
  });
}

/** The same column again turns the order round. */
export function nextTrialOrder(order: TrialOrder, columnId: string): TrialOrder {
  return { columnId, isDescending: order.columnId === columnId && !order.isDescending };
}
