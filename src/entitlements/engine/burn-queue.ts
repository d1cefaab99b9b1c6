/** Positions of grants in burn order, each at most once; the first to burn is found at once, however many there are. */
export class BurnQueue {
  /** A binary heap: no position is behind its children. */
  readonly #heap: number[] = [];
  readonly #queued = new Set<number>();

  /** The first position; undefined when there is none. */
  get first(): number | undefined {
    return this.#heap[0];
  }

  /** Does nothing for one that is queued. */
  add(position: number): void {
    if (this.#queued.has(position)) return;
    this.#queued.add(position);
    const heap = this.#heap;
    let at = heap.length;
    heap.push(position);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as number;
      if (above <= position) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = position;
  }

  removeFirst(): void {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) return;
    this.#queued.delete(first);
    if (heap.length === 0) return;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const right = child + 1;
      if (right < heap.length && (heap[right] as number) < (heap[child] as number)) child = right;
      const below = heap[child] as number;
      if (below >= last) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }
}
