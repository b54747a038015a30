import 'server-only'
import type { TokenPurpose } from '@/lib/simulator/state'
import type { Limits } from './limits'
import type { Side, Sources, TokenRecord } from './model'

/** What APNs thinks of a device token at an instant. */
export type TokenStatus =
  | { kind: 'active' }
  | { kind: 'removed-recently' }
  | { kind: 'unregistered'; since: number }
  | { kind: 'expired'; since: number }

/**
 * Apple: do not make assumptions about the size of a device token. Live Activity tokens of 80 bytes
 * were seen, so that a tool which insists on 64 hex characters shows itself here.
 */
const BYTES: Partial<Record<TokenPurpose, number>> = { liveactivity: 80 }

/** All device tokens that were ever handed out, until too many dead ones pile up. */
export class Tokens {
  private readonly byToken = new Map<string, TokenRecord>()
  /** The run of pushes to one token, per owner. */
  private readonly runs = new Map<string, { token: string; since: number; count: number }>()

  constructor(
    private readonly sources: Sources,
    private readonly limits: Limits,
  ) {}

  all(): TokenRecord[] {
    return [...this.byToken.values()]
  }

  /** Hex in either case: an upper-case token is known to work. */
  find(token: string): TokenRecord | null {
    return this.byToken.get(token.toLowerCase()) ?? null
  }

  issue(
    place: { owner: string; deviceId: string; bundleId: string },
    purpose: TokenPurpose,
    environment: Side,
  ): string {
    const token = Buffer.from(this.sources.random(BYTES[purpose] ?? 32)).toString('hex')
    this.put({
      token,
      ...place,
      purpose,
      environment,
      removedAt: null,
      answeredAfterRemoval: 0,
      inactiveSince: null,
      expiredSince: null,
    })
    return token
  }

  put(record: TokenRecord): void {
    this.byToken.set(record.token, record)
  }

  expire(token: string): boolean {
    const record = this.find(token)
    if (!record || record.expiredSince !== null) return false
    record.expiredSince = this.sources.now()
    return true
  }

  /** The app was removed, or installed anew: from now on these tokens lead nowhere. */
  retire(tokens: readonly string[]): void {
    const now = this.sources.now()
    for (const token of tokens) {
      const record = this.find(token)
      if (record && record.removedAt === null) record.removedAt = now
    }
    this.prune()
  }

  forget(owner: string): void {
    for (const record of this.all()) {
      if (record.owner === owner) this.byToken.delete(record.token)
    }
    this.runs.delete(owner)
  }

  status(record: TokenRecord): TokenStatus {
    if (record.expiredSince !== null) return { kind: 'expired', since: record.expiredSince }
    if (record.removedAt === null) return { kind: 'active' }
    if (record.inactiveSince !== null) return { kind: 'unregistered', since: record.inactiveSince }
    const end = record.removedAt + this.limits.graceMs
    return this.sources.now() < end
      ? { kind: 'removed-recently' }
      : { kind: 'unregistered', since: end }
  }

  /** Counts a push that was answered 200 although the app is gone. */
  countAfterRemoval(record: TokenRecord): void {
    record.answeredAfterRemoval += 1
    if (record.answeredAfterRemoval >= this.limits.gracePushes) {
      record.inactiveSince = this.sources.now()
    }
  }

  isFlooded(record: TokenRecord): boolean {
    const run = this.runs.get(record.owner)
    return (
      run?.token === record.token &&
      this.sources.now() - run.since < this.limits.consecutiveWindowMs &&
      run.count >= this.limits.consecutivePushes
    )
  }

  countPush(record: TokenRecord): void {
    const now = this.sources.now()
    const run = this.runs.get(record.owner)
    if (run?.token === record.token && now - run.since < this.limits.consecutiveWindowMs) {
      run.count += 1
    } else {
      this.runs.set(record.owner, { token: record.token, since: now, count: 1 })
    }
  }

  /** Oldest dead tokens first; a forgotten one is answered 400 BadDeviceToken. */
  private prune(): void {
    const dead = new Map<string, TokenRecord[]>()
    for (const record of this.byToken.values()) {
      if (record.removedAt === null) continue
      dead.set(record.owner, [...(dead.get(record.owner) ?? []), record])
    }
    for (const records of dead.values()) {
      const excess = records.length - this.limits.deadTokensPerOwner
      for (const record of records.slice(0, Math.max(0, excess))) {
        this.byToken.delete(record.token)
      }
    }
  }
}
