import 'server-only'
import { type ClientHttp2Session, connect } from 'node:http2'
import type { TLSSocket } from 'node:tls'
import type { ConnectionFacts, TransportFault } from '@/lib/push/outcome'
import type { Limits } from './call'
import type { ConnectionOwner } from './connection-owner'
import { type Dial, type Dialled, dial } from './dial'
import { type ApnsEndpoint, authorityOf } from './endpoint'
import { fault, faultOf } from './faults'
import { type Goaway, goawayFault, mergeGoaway, readGoaway } from './goaway'
import { outgoingHeaders } from './headers'
import { InFlight } from './in-flight'
import type { Push, Whereabouts } from './push'
import { readReason, showsTokenAccepted } from './reason'
import { type Answer, PushStream } from './stream'

/** A socket that its peer does not close is closed after this. */
const LINGER_MS = 500

/** One HTTP/2 connection of one credential. */
export class Connection implements Whereabouts {
  /** `down` takes no more pushes; those in flight may still be answered. */
  private state: 'dialling' | 'open' | 'checking' | 'down' = 'dialling'
  readonly dial: Dial
  goaway: Goaway | null = null
  /** Why this side ended it. */
  fault: TransportFault | null = null
  /** Answers that came on it. */
  answers = 0
  /** When the session and its socket are gone. */
  readonly closed: Promise<void>

  private session: ClientHttp2Session | null = null
  private socket: TLSSocket | null = null
  private lingering: NodeJS.Timeout | undefined
  private facts: { first: ConnectionFacts; later: ConnectionFacts } | null = null
  private started = 0
  private open = 0
  private allowed = 0
  private tokenAccepted: boolean
  /** Of the monotonic clock: when anything last came in. */
  private heardAt = 0
  /** Of the monotonic clock: when the first request went out since anything came in. */
  private askedAt = 0
  /** Of the wall clock, which also counts while a laptop sleeps. */
  private idleSince = 0
  private readonly markClosed: () => void

  constructor(
    endpoint: ApnsEndpoint,
    needsToken: boolean,
    private readonly limits: Limits,
    readonly owner: ConnectionOwner,
  ) {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.closed = promise
    this.markClosed = resolve
    this.tokenAccepted = !needsToken
    const since = performance.now()
    this.dial = dial(endpoint, { timeoutMs: limits.connectTimeoutMs, lookup: limits.lookup })
    this.dial.result.then((dialled) => {
      if ('code' in dialled || this.state === 'down') {
        if ('code' in dialled) this.retire(dialled)
        this.markClosed()
      } else {
        const left = limits.connectTimeoutMs - (performance.now() - since)
        this.attach(dialled, authorityOf(endpoint), left)
      }
    })
  }

  get ready(): boolean {
    return this.state === 'open'
  }

  get dialling(): boolean {
    return this.state === 'dialling'
  }

  get idle(): boolean {
    return this.open === 0 && this.state !== 'dialling'
  }

  get gone(): boolean {
    return this.session === null || this.session.destroyed
  }

  /** Until an answer shows that the token was taken, one request at a time: Apple allows no more. */
  get hasRoom(): boolean {
    if (this.state !== 'open') return false
    return this.open < (this.tokenAccepted ? Math.min(this.allowed, this.limits.maxStreams) : 1)
  }

  /** Has it been silent for so long that it may be dead? */
  get doubtful(): boolean {
    if (this.open > 0 || this.state !== 'open') return false
    const silence = Math.max(performance.now() - this.heardAt, this.limits.now() - this.idleSince)
    return silence > this.limits.idlePingAfterMs
  }

  /**
   * Was it asked something a while ago, and nothing at all came since? Then new pushes had better
   * go over another one: a dead connection is not always told to be dead.
   */
  get silent(): boolean {
    return (
      this.askedAt > this.heardAt && performance.now() - this.askedAt > this.limits.silentAfterMs
    )
  }

  /** Sends a request for it. Only where `hasRoom`. */
  start(push: Push): void {
    const { session, facts } = this
    if (!session || !facts) throw new Error('a push was started on a connection that is not open')
    const first = this.started === 0
    this.started += 1
    this.open += 1
    push.attempts += 1
    push.whereabouts = this
    push.facts = first ? facts.first : facts.later
    push.dialTimings = first ? this.dial.timings : null
    push.sentAt = performance.now()
    if (this.askedAt <= this.heardAt) this.askedAt = push.sentAt
    const listener = new InFlight(push, this)
    try {
      const headers = outgoingHeaders(push.call)
      push.stream = new PushStream(session, headers, push.call.request.body, listener)
    } catch (error) {
      this.open -= 1
      push.attempts -= 1
      push.refused(faultOf(error, 'protocol-error'))
    }
  }

  /** Asks an idle connection whether it is still there, before it is used again. */
  check(): void {
    this.state = 'checking'
    const late = () => {
      const within = `within ${this.limits.pingTimeoutMs / 1_000} s`
      this.destroy(fault('connection-lost', `the idle connection did not answer a PING ${within}`))
    }
    const timer = setTimeout(late, this.limits.pingTimeoutMs)
    this.session?.ping((error) => {
      clearTimeout(timer)
      if (this.state !== 'checking') return
      if (error) {
        this.destroy(faultOf(error, 'connection-lost'))
        return
      }
      this.hear()
      this.idleSince = this.limits.now()
      this.state = 'open'
      this.owner.onRoom(this)
    })
  }

  /** Takes no more pushes; ends when nothing is in flight any more. */
  retire(why: TransportFault): void {
    if (this.state === 'down') return
    const dialled = this.state !== 'dialling'
    this.state = 'down'
    this.owner.onDown(this, why, dialled)
    if (this.open === 0) this.finish()
  }

  /** Ends it and whatever is in flight, now. */
  destroy(why: TransportFault): void {
    this.fault ??= why
    if (!this.session) this.dial.abandon(why)
    this.retire(why)
    this.finish()
  }

  /** Something came in. Returns the instant, of the monotonic clock. */
  hear(): number {
    this.heardAt = performance.now()
    return this.heardAt
  }

  onAnswer(answer: Answer): void {
    this.answers += 1
    if (this.tokenAccepted) return
    this.tokenAccepted = showsTokenAccepted(answer.status, readReason(answer.body).reason)
  }

  onStreamClose(): void {
    this.open -= 1
    if (this.open === 0) this.idleSince = this.limits.now()
    if (this.state === 'open') this.owner.onRoom(this)
    else if (this.open === 0) this.finish()
  }

  /** A push ran out of time and nothing at all came in meanwhile: nobody is there. */
  onInterrupt(push: Push, why: TransportFault): void {
    if (why.code === 'deadline' && this.heardAt < (push.sentAt ?? 0)) this.retire(why)
  }

  private attach({ socket, facts }: Dialled, authority: string, msLeft: number): void {
    this.facts = { first: { ...facts, reused: false }, later: { ...facts, reused: true } }
    const session = connect(`https://${authority}`, {
      createConnection: () => socket,
      settings: { enablePush: false },
    })
    this.session = session
    this.socket = socket
    const late = setTimeout(() => {
      this.destroy(fault('connect-timeout', `no HTTP/2 SETTINGS from ${authority} in time`))
    }, msLeft)
    session.on('remoteSettings', ({ maxConcurrentStreams }) => {
      clearTimeout(late)
      this.hear()
      this.allowed = maxConcurrentStreams ?? Number.POSITIVE_INFINITY
      if (this.state === 'dialling') {
        this.state = 'open'
        this.idleSince = this.limits.now()
      }
      this.owner.onRoom(this)
    })
    session.on('goaway', (code, lastStreamId, debug) => {
      this.hear()
      this.goaway = mergeGoaway(this.goaway, readGoaway(code, lastStreamId, debug))
      this.retire(goawayFault(this.goaway))
    })
    session.on('error', (error) => this.retire(faultOf(error, 'connection-lost')))
    session.on('close', () => {
      clearTimeout(late)
      this.retire(fault('connection-lost', 'the peer closed the connection'))
    })
    socket.once('close', this.markClosed)
  }

  /** Says goodbye, and waits for the peer to close the socket: not for ever. */
  private finish(): void {
    const { session, socket } = this
    if (!session || !socket || this.lingering) return
    this.lingering = setTimeout(() => socket.destroy(), LINGER_MS)
    socket.once('close', () => clearTimeout(this.lingering))
    session.destroy()
  }
}
