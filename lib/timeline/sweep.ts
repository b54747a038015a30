/** A stretch of time that something claims. */
export interface Stretch {
  start: number
  /** `Infinity`: without an end. */
  end: number
  /** The higher one is drawn over the lower one. */
  rank: number
}

/**
 * Cuts stretches so that none overlaps another: at each instant the highest rank is there, among
 * equals the one that began last, among those the one that was given last. O(n log n).
 */
export function withoutOverlap<S extends Stretch>(stretches: readonly S[]): S[] {
  const all = stretches.filter(({ start, end }) => start < end)
  const starts = all.map((_, index) => index).sort((a, b) => begin(all, a) - begin(all, b) || a - b)
  const edges = [...new Set(all.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const heap = new Heap((a, b) => over(all, a, b))
  const drawn: S[] = []
  let last = -1
  let next = 0
  for (const [place, from] of edges.entries()) {
    const to = edges[place + 1]
    if (to === undefined) break
    for (; next < starts.length && begin(all, starts[next] ?? 0) <= from; next += 1) {
      heap.push(starts[next] ?? 0)
    }
    let top = heap.peek()
    while (top !== undefined && (all[top]?.end ?? 0) <= from) {
      heap.pop()
      top = heap.peek()
    }
    const stretch = top === undefined ? undefined : all[top]
    if (top === undefined || !stretch) {
      last = -1
    } else if (top === last) {
      const before = drawn.at(-1)
      if (before) before.end = to
    } else {
      drawn.push({ ...stretch, start: from, end: to })
      last = top
    }
  }
  return drawn
}

const begin = (all: readonly Stretch[], index: number): number => all[index]?.start ?? 0

function over(all: readonly Stretch[], a: number, b: number): boolean {
  const [one, other] = [all[a], all[b]]
  if (!one || !other) return false
  if (one.rank !== other.rank) return one.rank > other.rank
  return one.start !== other.start ? one.start > other.start : a > b
}

/** A binary heap of numbers: `first` says whether one comes before another. */
class Heap {
  private readonly items: number[] = []
  constructor(private readonly first: (a: number, b: number) => boolean) {}

  peek(): number | undefined {
    return this.items[0]
  }

  push(item: number): void {
    const { items } = this
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.first(item, items[parent] ?? 0)) break
      items[at] = items[parent] ?? 0
      at = parent
    }
    items[at] = item
  }

  pop(): void {
    const { items } = this
    const item = items.pop()
    if (item === undefined || items.length === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      if (child + 1 < items.length && this.first(items[child + 1] ?? 0, items[child] ?? 0))
        child += 1
      if (!this.first(items[child] ?? 0, item)) break
      items[at] = items[child] ?? 0
      at = child
    }
    items[at] = item
  }
}
