import type { SortOrder } from '#renderer/widgets/sort-order.ts';

/** Places sorted by a number of each; those without one (NaN) come last in both directions, equal ones by place. */
export function sortedPlaces(places: Int32Array, keys: ArrayLike<number>, isDescending: boolean): Int32Array {
  if (isAscending(places, keys)) return isDescending ? places.slice().reverse() : places.slice();
  const sign = isDescending ? -1 : 1;
  return places.slice().sort((a, b) => {
    const [left, right] = [keys[a]!, keys[b]!];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    return sign * (left - right) || a - b;
  });
}

/** Each greater than the one before, as numbers of trials are. */
function isAscending(places: Int32Array, keys: ArrayLike<number>): boolean {
  for (let i = 1; i < places.length; i++) if (!(keys[places[i - 1]!]! < keys[places[i]!]!)) return false;
  return true;
}

/** The same column again turns the order round. */
export function nextTrialOrder(order: SortOrder, columnId: string): SortOrder {
  return { columnId, isDescending: order.columnId === columnId && !order.isDescending };
}
