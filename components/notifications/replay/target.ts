/** Where replays go. In this tab’s memory and nowhere else: an address may hold a secret. */
interface ReplayTarget {
  url: string
  local: boolean
}

let target: ReplayTarget = { url: '', local: false }

export function replayTarget(): ReplayTarget {
  return target
}

export function rememberTarget(next: ReplayTarget): void {
  target = next
}
