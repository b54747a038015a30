/** Calls back once the browser has time to spare, or after a second. Gives back how to call it off. */
export function whenIdle(then: () => void): () => void {
  // Safari has no `requestIdleCallback`.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(then, 200)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(then, { timeout: 1000 })
  return () => cancelIdleCallback(id)
}
