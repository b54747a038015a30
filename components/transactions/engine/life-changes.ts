import type { Lane, Life, Mark, Notice, Period } from '@/lib/timeline/life'

/**
 * What of a life is new since the one before, so that a long life does not cross from the worker to
 * the page whole each time that a page of it came in.
 */
export interface LifeChanges {
  /** The life with its long lists empty. */
  frame: Life
  /** What becomes of each of its long lists, in the order of `listsOf`. */
  splices: readonly Splice[]
}

/** A list keeps its first `front` and its last `back`; `fresh` new ones stand in between. */
export interface Splice {
  front: number
  back: number
  fresh: number
}

/** An id among them: of a proof, or of a first purchase. */
export type LifeItem = Period | Mark | Notice | string

/** What there is much of in a life, in an order that its frame has, too. */
function listsOf(life: Life): (readonly LifeItem[])[] {
  return [life.notices, ...life.lanes.flatMap(laneLists)]
}

function laneLists({ periods, marks, access, originalTransactionIds }: Lane) {
  return [periods, marks, access.proof, originalTransactionIds]
}

const NO_LISTS: readonly LifeItem[][] = [[], [], [], []]

/** The lists of the earlier life that those of the later one come from: a lane is known by its id. */
function earlierLists(before: Life | null, after: Life): (readonly LifeItem[])[] {
  const lanes = new Map<string, Lane>(before?.lanes.map((lane) => [lane.id, lane]))
  return [
    before?.notices ?? [],
    ...after.lanes.flatMap(({ id }) => {
      const lane = lanes.get(id)
      return lane ? laneLists(lane) : NO_LISTS
    }),
  ]
}

/** `before`: what the other side has. The new items are in the order of the splices. */
export function lifeChanges(before: Life | null, after: Life): [LifeChanges, fresh: LifeItem[]] {
  const earlier = earlierLists(before, after)
  const fresh: LifeItem[] = []
  const splices = listsOf(after).map((list, index): Splice => {
    const old = earlier[index] ?? []
    const most = Math.min(old.length, list.length)
    let front = 0
    while (front < most && same(old[front], list[front])) front += 1
    let back = 0
    while (front + back < most && same(old.at(-1 - back), list.at(-1 - back))) back += 1
    const end = list.length - back
    for (let at = front; at < end; at += 1) fresh.push(list[at] as LifeItem)
    return { front, back, fresh: end - front }
  })
  const lanes = after.lanes.map((lane) => ({
    ...lane,
    periods: [],
    marks: [],
    access: { ...lane.access, proof: [] },
    originalTransactionIds: [],
  }))
  return [{ frame: { ...after, notices: [], lanes }, splices }, fresh]
}

/** The later life. A list in which nothing changed stays the very same one. */
export function changedLife(
  before: Life | null,
  { frame, splices }: LifeChanges,
  fresh: readonly LifeItem[],
): Life {
  const earlier = earlierLists(before, frame)
  let taken = 0
  const lists = splices.map((splice, index): readonly LifeItem[] => {
    const old = earlier[index] ?? []
    const items = fresh.slice(taken, taken + splice.fresh)
    taken += splice.fresh
    if (items.length === 0 && splice.front + splice.back === old.length) return old
    return [...old.slice(0, splice.front), ...items, ...old.slice(old.length - splice.back)]
  })
  const [notices, ...others] = lists
  const lanes = frame.lanes.map((lane, index) => {
    const [periods, marks, proof, ids] = others.slice(4 * index, 4 * index + 4)
    return {
      ...lane,
      periods: periods as Period[],
      marks: marks as Mark[],
      access: { ...lane.access, proof: proof as string[] },
      originalTransactionIds: ids as string[],
    }
  })
  return { ...frame, notices: notices as Notice[], lanes }
}

/** Plain JSON that says the same. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((one, at) => same(one, b[at]))
    )
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const name in one) if (!same(one[name], other[name])) return false
  for (const name in other) if (!(name in one)) return false
  return true
}
