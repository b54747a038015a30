import { NOTIFICATION_TYPE_WORDS, notificationPair } from '../apple/app-store/notification-types'
import { decodeUtf8 } from '../bytes/utf8'
import { instant } from '../json/instant'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'
import { readJson } from '../json/read'
import type { Step } from '../rules/rule'
import { shorten } from '../verify/jws-header'
import { readCompact } from '../verify/read-compact'
import { readPart } from '../verify/read-part'
import type { TrustedRoot } from '../verify/trust'
import { APP_STORE_MARKS, verifyAppleJws } from '../verify/verify-jws'
import { type Arrival, NOTHING_KNOWN } from './arrival'
import { number, text } from './values'

/**
 * A notification of version 2: `{"signedPayload": "…"}`. The signature of the whole covers the
 * tokens inside, so what they say is as good as the whole.
 * https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv2
 */
export async function version2Arrival(
  body: JsonObject,
  duplicate: boolean,
  { now, trust }: { now: number; trust: readonly TrustedRoot[] },
): Promise<Arrival> {
  const signed = typeof body.signedPayload === 'string' ? body.signedPayload : null
  if (signed === null) return refused('signedPayload is not a string.', null)
  const { jws, steps } = readCompact(signed)
  if (!jws) return refused(firstFailure(steps), steps.find(isFail)?.name ?? null)
  const payload = jws.payload.value
  const told = factsOf(payload)
  if (duplicate) return { ...told, ...refusal('signedPayload is in the body twice.', 'Body') }
  const broken = steps.find(isFail)
  if (broken) return { ...told, ...refusal(broken.detail, broken.name) }
  const result = await verifyAppleJws(
    jws,
    { now, trust, expect: {} },
    {
      signedAt: told.signedAt,
      marks: APP_STORE_MARKS,
      claims: {
        bundleId: told.bundleId,
        appAppleId: told.appAppleId,
        environment: told.environment,
      },
    },
  )
  const { proof } = result
  if (proof?.by !== 'chain' || told.type === null) {
    const failed = result.steps.find(isFail)
    const open = result.steps.find(({ result: of }) => of === 'unknown')
    const why = failed?.detail ?? (told.type === null ? NO_TYPE : open?.detail) ?? NOT_PROVEN
    return { ...told, ...refusal(why, failed?.name ?? null) }
  }
  const apple = proof.root.origin === 'apple'
  return {
    ...told,
    trust: apple ? 'apple' : 'simulator',
    why: apple
      ? `Signed by ${proof.signer}, whose certificate leads to ${proof.root.name}.`
      : `Signed by ${proof.root.name}. It is genuine for the simulator, but not a purchase in the App Store.`,
  }
}

const NO_TYPE = 'It is signed but has no notificationType: it is something else that Apple signs.'
const NOT_PROVEN = 'Nothing shows that Apple signed it.'

const isFail = ({ result }: Step): boolean => result === 'fail'

function firstFailure(steps: readonly Step[]): string {
  return steps.find(isFail)?.detail ?? NOT_PROVEN
}

function refused(why: string, failedStep: string | null): Arrival {
  return {
    ...NOTHING_KNOWN,
    kind: 'v2',
    title: 'Unreadable notification',
    ...refusal(why, failedStep),
  }
}

function refusal(
  why: string,
  failedStep: string | null,
): Pick<Arrival, 'trust' | 'why' | 'failedStep'> {
  return { trust: 'refused', why, failedStep }
}

/** What the payload says, whoever signed it. */
function factsOf(payload: JsonObject): Arrival {
  const type = text(payload.notificationType)
  const subtype = text(payload.subtype)
  const pair = type === null ? null : notificationPair(type, subtype)
  const content = contentOf(payload)
  const transaction = inside(content.signedTransactionInfo)
  const renewal = inside(content.signedRenewalInfo)
  const app = inside(content.signedAppTransactionInfo)
  const first = (name: string): string | null =>
    text(transaction[name]) ?? text(renewal[name]) ?? text(app[name]) ?? text(content[name])
  return {
    ...NOTHING_KNOWN,
    kind: 'v2',
    type,
    subtype,
    title: pair?.title ?? unknownTitle(type, subtype),
    meaning: pair ? `${pair.meaning} ${pair.action}` : '',
    documented: pair !== null,
    uuid: text(payload.notificationUUID),
    signedAt: instant(payload.signedDate),
    environment: environmentOf(content),
    bundleId: text(content.bundleId),
    appAppleId: number(content.appAppleId),
    status: number(content.status),
    product: first('productId'),
    transactionId: text(transaction.transactionId),
    originalTransactionId: first('originalTransactionId'),
    appAccountToken: first('appAccountToken'),
    price: number(transaction.price),
    currency: text(transaction.currency),
  }
}

function unknownTitle(type: string | null, subtype: string | null): string {
  if (type === null) return 'Notification of no type'
  const known = Object.hasOwn(NOTIFICATION_TYPE_WORDS, type)
  const named = [type, subtype].filter((name) => name !== null).map((name) => shorten(name))
  return `${known ? 'Undocumented pair' : 'Unknown type'}: ${named.join(' / ')}`
}

/** https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv2decodedpayload */
function contentOf(payload: JsonObject): JsonObject {
  const names = ['data', 'summary', 'externalPurchaseToken', 'appData'] as const
  return names.map((name) => payload[name]).find(isJsonObject) ?? {}
}

/** An external purchase token has no environment; its id tells it. */
function environmentOf(content: JsonObject): string | null {
  const external = text(content.externalPurchaseId)
  if (external === null) return text(content.environment)
  return external.startsWith('SANDBOX') ? 'Sandbox' : 'Production'
}

/** The payload of a token inside. It is only read: the signature of the whole stands for it. */
function inside(token: JsonValue | undefined): JsonObject {
  const part = typeof token === 'string' ? token.split('.', 3)[1] : undefined
  const read = part === undefined ? null : readPart(part, 'payload')
  const decoded = read?.ok ? decodeUtf8(read.bytes) : null
  const json = decoded === null ? null : readJson(decoded)
  return json?.ok && isJsonObject(json.value) ? json.value : {}
}
