/** Places of the images on one page, counted from 0. */
export function pageIndices(page: number, pageSize: number, count: number): readonly number[] {
  const first = page * pageSize;
  return Array.from({ length: Math.max(0, Math.min(pageSize, count - first)) }, (_, i) => first + i);
}

export function pageCount(count: number, pageSize: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}
