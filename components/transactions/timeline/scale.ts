/** The part of time that is in sight, in milliseconds since 1970 UTC. */
export interface View {
  start: number
  end: number
}

/** No closer than this across the whole width. */
export const SHORTEST_VIEW = 2_000
const MARGIN = 0.03

/** All of it with a little room at both ends; an instant alone gets an hour around it. */
export function fitView(span: View): View {
  const length = span.end - span.start
  const room = length > 0 ? length * MARGIN : 1_800_000
  return { start: span.start - room, end: span.end + room }
}

/** Pixels from the left edge. */
export function xOf(at: number, { start, end }: View, width: number): number {
  return ((at - start) / (end - start)) * width
}

export function instantAt(x: number, { start, end }: View, width: number): number {
  return start + (x / width) * (end - start)
}

/** Closer (`factor` below 1) or farther; the instant `around` stays where it is. */
export function zoom(view: View, factor: number, around: number, whole: View): View {
  const length = view.end - view.start
  const longest = (whole.end - whole.start) * 1.5
  const next = Math.min(longest, Math.max(SHORTEST_VIEW, length * factor))
  const share = (around - view.start) / length
  return held({ start: around - share * next, end: around + (1 - share) * next }, whole)
}

/** Moved by a share of what is in sight. */
export function pan(view: View, share: number, whole: View): View {
  const by = (view.end - view.start) * share
  return held({ start: view.start + by, end: view.end + by }, whole)
}

/** So that something of the whole stays in sight: its middle never leaves it. */
function held(view: View, whole: View): View {
  const middle = (view.start + view.end) / 2
  const by = Math.min(whole.end, Math.max(whole.start, middle)) - middle
  return { start: view.start + by, end: view.end + by }
}
