import type { Place } from './view-transform.ts';

/** Finds the point nearest to the pointer: points (N, 2) sorted into the cells of a grid, about two points a cell. */
export class PickingIndex {
  readonly #points: Float32Array;
  readonly #side: number;
  readonly #cellSize: number;
  readonly #minX: number;
  readonly #minY: number;
  /** Points of cell c are order[starts[c]] … order[starts[c + 1] − 1]. */
  readonly #starts: Int32Array;
  readonly #order: Int32Array;

  constructor(points: Float32Array) {
    this.#points = points;
    const count = points.length >> 1;
    let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      minX = Math.min(minX, points[2 * i]!);
      maxX = Math.max(maxX, points[2 * i]!);
      minY = Math.min(minY, points[2 * i + 1]!);
      maxY = Math.max(maxY, points[2 * i + 1]!);
    }
    this.#minX = count > 0 ? minX : 0;
    this.#minY = count > 0 ? minY : 0;
    this.#side = Math.max(1, Math.min(1024, Math.ceil(Math.sqrt(count / 2))));
    this.#cellSize = Math.max((maxX - minX) / this.#side, (maxY - minY) / this.#side, Number.MIN_VALUE) || 1;
    this.#starts = new Int32Array(this.#side * this.#side + 1);
    this.#order = new Int32Array(count);
    this.#fill(count);
  }

  /** Index of the nearest accepted point within `reach` of the place; null where there is none. */
  nearest({ x, y }: Place, reach: number, accepts: (index: number) => boolean = () => true): number | null {
    let best: number | null = null;
    let bestSquare = reach * reach;
    for (let row = this.#cell(y - reach, this.#minY); row <= this.#cell(y + reach, this.#minY); row++) {
      for (let column = this.#cell(x - reach, this.#minX); column <= this.#cell(x + reach, this.#minX); column++) {
        const cell = row * this.#side + column;
        for (let at = this.#starts[cell]!; at < this.#starts[cell + 1]!; at++) {
          const i = this.#order[at]!;
          const square = (this.#points[2 * i]! - x) ** 2 + (this.#points[2 * i + 1]! - y) ** 2;
          if (square <= bestSquare && accepts(i)) [best, bestSquare] = [i, square];
        }
      }
    }
    return best;
  }

  /** Counting sort of the points by cell. */
  #fill(count: number): void {
    const cells = Int32Array.from({ length: count }, (_, i) => this.#cellOf(i));
    for (const cell of cells) this.#starts[cell + 1]!++;
    for (let cell = 0; cell < this.#side * this.#side; cell++) this.#starts[cell + 1]! += this.#starts[cell]!;
    const next = this.#starts.slice();
    for (let i = 0; i < count; i++) this.#order[next[cells[i]!]!++] = i;
  }

  #cellOf(i: number): number {
    const row = this.#cell(this.#points[2 * i + 1]!, this.#minY);
    return row * this.#side + this.#cell(this.#points[2 * i]!, this.#minX);
  }

  /** Row or column of a coordinate; what lies outside, or is no number, belongs to the nearest edge. */
  #cell(coordinate: number, minimum: number): number {
    const cell = Math.floor((coordinate - minimum) / this.#cellSize);
    return Math.min(this.#side - 1, Math.max(0, cell || 0));
  }
}
