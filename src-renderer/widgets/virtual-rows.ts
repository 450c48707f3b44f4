export interface VisibleRows {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Pixels that stand for the rows above and below. */
  readonly before: number;
  readonly after: number;
}

interface Viewport {
  readonly scrollTop: number;
  readonly height: number;
}

/** The rows that can be seen, and some more above and below; all rows have the same height. */
export function visibleRows(count: number, rowHeight: number, { scrollTop, height }: Viewport, spare = 8): VisibleRows {
  const first = Math.min(Math.max(0, Math.floor(scrollTop / rowHeight) - spare), count);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return {
    first,
    end: Math.max(first, end),
    before: first * rowHeight,
    after: (count - Math.max(first, end)) * rowHeight,
  };
}

/** Where to scroll so that a row is wholly seen below a sticky heading; the old place if it is already. */
export function scrollToRow(
  row: number,
  rowHeight: number,
  { scrollTop, height }: Viewport,
  headingHeight: number,
): number {
  const top = row * rowHeight;
  const visible = height - headingHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + visible) return top + rowHeight - visible;
  return scrollTop;
}
