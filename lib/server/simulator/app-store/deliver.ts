import 'server-only'
import type { Signer } from './signer'
import type { AppStoreWorld } from './world'
import { type Notification, SIDES, type Side, type Stage } from './world/model'

/**
 * Hours after the attempt before, in production; the sandbox sends once.
 * https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications
 */
export const RETRY_HOURS = [1, 12, 24, 48, 72] as const
const HOUR = 3_600_000
/** What waits at most so long is put in order anew where the order is reversed. */
const GATHER_MS = 150
const CLOSE_MS = 500

/** Sends a body to an address and names the result as Apple does. */
export type Post = (url: string, body: string) => Promise<string>

/**
 * Sends what is due, one after another for each owner and side, so that the order is kept. Attempts
 * are dated by the simulated clock: where it was moved by days at once, the retries in between are
 * made now and dated when they were due.
 */
export class Deliveries {
  private readonly running = new Map<string, Promise<void>>()
  private closed = false

  constructor(
    private readonly world: AppStoreWorld,
    private readonly signer: Signer,
    private readonly post: Post,
    private readonly onProblem: (error: unknown) => void,
  ) {}

  /** Looks for what is due. Cheap; called whenever something has changed, and as time goes by. */
  look(): void {
    for (const owner of this.world.owners.keys()) {
      for (const side of SIDES) this.start(owner, side)
    }
  }

  /** Resolves when nothing that is due is left. */
  async settle(): Promise<void> {
    this.look()
    while (this.running.size > 0) await Promise.all(this.running.values())
  }

  async close(): Promise<void> {
    this.closed = true
    // A server that does not answer must not hold up the end.
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())
    await Promise.race([Promise.all(this.running.values()), patience])
  }

  private start(owner: string, side: Side): void {
    const key = `${owner}/${side}`
    if (this.closed || this.running.has(key) || !this.next(owner, side)) return
    // Looking may have let something happen, and that has looked here already.
    if (this.running.has(key)) return
    const run = this.run(owner, side)
      .catch(this.onProblem)
      .finally(() => this.running.delete(key))
    this.running.set(key, run)
  }

  private async run(owner: string, side: Side): Promise<void> {
    if (this.world.of(owner).sides[side].switches.order === 'reversed') {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS).unref())
    }
    for (let due = this.next(owner, side); due && !this.closed; due = this.next(owner, side)) {
      await this.attempt(due.stage, due.row)
      this.world.changed(owner)
    }
  }

  private next(owner: string, side: Side): { stage: Stage; row: Notification } | null {
    if (!this.world.owners.has(owner)) return null
    const world = this.world.of(owner).sides[side]
    if (!world.notifications.some(({ next }) => next !== null)) return null
    const stage = this.world.stage(owner, side)
    const due = world.notifications
      .filter((row): row is Notification & { next: number } => row.next !== null)
      .filter(({ next }) => next <= stage.now)
      // The sort is stable: of the same instant the one that happened first.
      .sort((one, other) => one.next - other.next)
    const row = world.switches.order === 'reversed' ? due.at(-1) : due[0]
    return row ? { stage, row } : null
  }

  private async attempt(stage: Stage, row: Notification): Promise<void> {
    const { side, switches } = stage.world
    const at = row.next ?? stage.now
    const app = stage.owner.apps.find(({ bundleId }) => bundleId === row.bundleId)
    const url = app?.urls[side] ?? null
    // Taken out of the queue first: whatever happens, it is not sent in a circle.
    row.next = null
    if (url === null) return
    const body = JSON.stringify({ signedPayload: this.signer.notification(stage, row) })
    const result = switches.dropped ? 'NO_RESPONSE' : await this.post(url, body)
    if (switches.doubled && !switches.dropped) await this.post(url, body)
    row.attempts.push({ at, result })
    const hours = RETRY_HOURS[row.attempts.length - 1]
    if (result !== 'SUCCESS' && side === 'production' && hours !== undefined) {
      row.next = at + hours * HOUR
    }
  }
}
