/** By which column a table is sorted. */
export interface SortOrder {
  readonly columnId: string;
  readonly isDescending: boolean;
}

/** What `aria-sort` of the column's heading says. */
export function sortDirection(order: SortOrder, columnId: string): 'ascending' | 'descending' | undefined {
  if (order.columnId !== columnId) return undefined;
  return order.isDescending ? 'descending' : 'ascending';
}
