import { decodeBase64UrlInto } from '../bytes/base64'
import { type KindId, kindOf } from '../inspect/app-store-jws/kinds'
import type { Expectation } from '../inspect/decoder'
import type { JsonObject } from '../json/node'
import type { PayloadSubject } from '../rules/payload-subject'
import { transactionRules } from '../rules/transaction'
import { HeaderMemory, type KnownHeader } from './batch-header'
import { readPayload } from './batch-payload'
import { expectationSteps } from './expectation'
import type { TrustedRoot } from './trust'
import { LOCAL } from './verify-jws'

/** Longer than any token that holds no other. */
const LONGEST = 32_768
const SIGNATURE = 64
/** Of base64url that is 64 bytes. */
const SIGNATURE_TEXT = 86
const ENCODER = new TextEncoder()

/** Of these kinds a payload holds no other tokens. */
const QUICK: ReadonlySet<KindId> = new Set(['transaction', 'renewal-info', 'app-transaction'])

/** What alone can make a signed payload invalid. What Apple does not document never does. */
const ERRORS = transactionRules.filter(({ level }) => level === 'error')

/** Tells of a token that nothing is wrong with it and nothing left open, and nothing else. */
export class FaultlessReader {
  private readonly headers: HeaderMemory
  private readonly now: number | null
  private readonly payload = new Uint8Array(LONGEST)
  /** For tokens in bytes, none of which is read by two at once. */
  private readonly free: Uint8Array<ArrayBuffer>[] = []

  constructor(
    trust: readonly TrustedRoot[],
    private readonly context: { now?: Date; expect?: Expectation },
  ) {
    this.headers = new HeaderMemory(trust)
    this.now = context.now?.getTime() ?? null
  }

  /** The payload; `null`: look closer. Never throws. */
  async read(token: string): Promise<JsonObject | null> {
    if (token.length > LONGEST) return null
    const header = this.headers.sameAgain(token) ?? (await this.headers.of(token))
    if (!header) return null
    const bytes = this.free.pop() ?? new Uint8Array(LONGEST)
    try {
      return await this.readInto(bytes, token, header)
    } finally {
      this.free.push(bytes)
    }
  }

  private async readInto(
    bytes: Uint8Array<ArrayBuffer>,
    token: string,
    header: KnownHeader,
  ): Promise<JsonObject | null> {
    const { read, written } = ENCODER.encodeInto(token, bytes)
    if (read !== token.length || written !== token.length) return null
    const start = header.text.length + 1
    const end = written - SIGNATURE_TEXT - 1
    if (end < start || bytes[end] !== DOT) return null
    const length = decodeBase64UrlInto(bytes, start, end, this.payload)
    if (length < 0) return null
    const payload = readPayload(this.payload.subarray(0, length))
    if (!payload || !this.isGood(payload, header)) return null
    const signature = new Uint8Array(SIGNATURE)
    if (decodeBase64UrlInto(bytes, end + 1, written, signature) !== SIGNATURE) return null
    return (await header.verify(signature, bytes.subarray(0, end))) ? payload : null
  }

  /** Whether what it says leaves nothing open, its signature aside. */
  private isGood(payload: JsonObject, { rootAt }: KnownHeader): boolean {
    const kind = kindOf(payload)
    if (!kind || !QUICK.has(kind.id)) return false
    const signedAt = kind.signedAt(payload)
    if (signedAt === null || !rootAt(signedAt)) return false
    const claims = kind.claims(payload)
    const environment = claims.environment ?? null
    if (environment !== null && LOCAL.includes(environment)) return false
    const { expect } = this.context
    if (expect && expectationSteps(expect, claims).some(({ result }) => OPEN.has(result))) {
      return false
    }
    const subject: PayloadSubject = {
      kind: kind.id,
      asked: kind.id,
      form: 'token',
      payload,
      now: this.now,
      signedAt,
      environment,
      unsafeNumbers: [],
      duplicateKeys: [],
      unknownFields: [],
      unknownValues: [],
    }
    return ERRORS.every((rule) => typeof rule.check(subject) === 'string')
  }
}

const OPEN: ReadonlySet<string> = new Set(['fail', 'unknown'])
const DOT = 0x2e
