/** A stretch along one axis, in pixels. */
interface Stretch {
  start: number
  size: number
}

/** So that the next one shows that there is more. */
const MARGIN = 24

/**
 * Where something that scrolls has to stand for a part of it to be seen whole, with a little of its
 * neighbour; `null`: it is. `part.start` counts from the beginning of all that scrolls.
 */
export function scrollToSee(part: Stretch, shown: Stretch): number | null {
  const end = part.start + part.size
  if (part.start < shown.start) return Math.max(0, part.start - MARGIN)
  // Where it is wider than its place, its beginning counts.
  if (end > shown.start + shown.size) {
    return Math.max(0, Math.min(part.start, end - shown.size + MARGIN))
  }
  return null
}
