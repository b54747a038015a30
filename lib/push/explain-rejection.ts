import type { ApnsReason } from '@/lib/apple/apns-reasons'
import { environment } from '@/lib/apple/environments'
import { possibleCauses } from '@/lib/apple/possible-causes'
import { findPushType, payloadLimit } from '@/lib/apple/push-types'
import { readTopic } from '@/lib/apple/topic'
import type { PushDraft } from './draft'
import { formatBytes, formatInstant } from './instant'
import type { Outcome } from './outcome'

/** A row's cause and fix, narrowed by what is known of this request. */
export interface Narrowed {
  message: string
  fix: string
}

type Narrower = (context: {
  row: ApnsReason
  outcome: Outcome
  draft: PushDraft | undefined
  side: Side
}) => Partial<Narrowed>

/** The environment that was sent to, and the one that was not. */
interface Side {
  here: string
  there: string
  sandbox: boolean
}

const NARROWERS: Record<string, Narrower> = {
  BadDeviceToken: ({ draft, side, row }) => {
    const other = side.sandbox
      ? 'It went to sandbox, which knows the tokens of builds run from Xcode. The token of a TestFlight, ad hoc or App Store build is for production.'
      : 'It went to production, which knows the tokens of TestFlight, ad hoc and App Store builds. The token of a build run from Xcode is for sandbox.'
    if (draft && draft.token.hex !== draft.request.deviceToken) {
      const wrong = draft.token.problem?.message ?? 'It has something around or between its digits.'
      return {
        message: `The device token is not plain hexadecimal. ${wrong}`,
        fix: draft.token.problem?.fix ?? row.fix,
      }
    }
    return {
      message: `${other} If that is not it: ${possibleCauses(row.causes.slice(1))}`,
      fix: `Ask how the build was installed. If it was ${side.sandbox ? 'not run from Xcode' : 'run from Xcode'}, send the same token to ${side.there}. Otherwise log the token in the app as hexadecimal and compare it character by character.`,
    }
  },
  DeviceTokenNotForTopic: ({ draft, row }) => {
    if (!draft) return {}
    const { topic, pushType } = draft.request
    const type = findPushType(pushType)
    const from = type ? `A push of type ${type.type} needs the token from ${type.tokenFrom}.` : ''
    const { base } = readTopic(topic)
    const app = base === topic ? '' : `, of the app ${base}`
    return {
      message: [`The topic was ${topic}${app}.`, from, possibleCauses(row.causes)]
        .filter(Boolean)
        .join(' '),
    }
  },
  InvalidProviderToken: ({ draft, outcome }) => {
    const key = draft?.request.key
    if (!key) return {}
    const file = key.fileKeyId
      ? key.fileKeyId === key.keyId
        ? 'and is the one in the file’s name'
        : `but the file is named AuthKey_${key.fileKeyId}.p8`
      : 'which the file’s name did not confirm'
    const age = Number.isNaN(outcome.exchange.startedAt)
      ? ''
      : ` The token was sent at ${formatInstant(outcome.exchange.startedAt)} by this machine’s clock.`
    return {
      message: `Checked here: the token was signed with ES256 and with this key. The Key ID is ${key.keyId} (${length(key.keyId)}) ${file}. The Team ID is ${key.teamId} (${length(key.teamId)})${key.keyId === key.teamId ? ', the same as the Key ID' : ''}.${age} Only Apple can say the rest: whether the key belongs to that team, has that ID, is enabled for push and has not been revoked. Most often the two IDs are swapped: the Key ID belongs in kid, the Team ID in iss.`,
    }
  },
  BadEnvironmentKeyIdInToken: ({ draft, side }) => ({
    message: `It went to ${side.here}, and the key${draft?.request.key ? ` ${draft.request.key.keyId}` : ''} is not for it. Keys are made for Sandbox only, for Production only, or, if they are older, for both. The reason is documented as BadEnvironmentKeyIdInToken and also comes as BadEnvironmentKeyInToken.`,
    fix: `Send to ${side.there}, or create a key for ${side.here} in the developer account under Keys. Use a connection of its own for each key.`,
  }),
  TopicDisallowed: ({ draft, row }) => {
    const key = draft?.request.key
    return key
      ? {
          message: `Team ${key.teamId} with key ${key.keyId} may not push to ${draft.request.topic || 'this topic'}. ${possibleCauses(row.causes)}`,
        }
      : {}
  },
  PayloadTooLarge: ({ draft, row }) => {
    if (!draft) return {}
    const { bytes } = draft.payload
    const limit = payloadLimit(draft.request.pushType)
    const over =
      bytes > limit
        ? `${formatBytes(bytes - limit)} too many`
        : 'within the limit, so something on the way made it larger'
    return {
      message: `The payload has ${formatBytes(bytes)} of ${formatBytes(limit)}: ${over}. ${row.causes[0]}`,
    }
  },
  Unregistered: gone,
  ExpiredToken: gone,
}

function gone({ row, outcome }: { row: ApnsReason; outcome: Outcome }): Partial<Narrowed> {
  const since =
    outcome.timestamp === null
      ? ''
      : `APNs says that the token was no longer valid at ${formatInstant(outcome.timestamp)} (${outcome.timestamp}, in milliseconds). `
  const until =
    outcome.timestamp === null || row.fix.includes('after the timestamp')
      ? ''
      : ` Compare that instant with the token’s last registration: keep a token that the app registered later.`
  return {
    message: `${since}${possibleCauses(row.causes)} A 410 is about the token, not the app, and Apple keeps it vague on purpose when it begins: for a while pushes to a removed app are answered with 200.`,
    fix: `${row.fix}${until}`,
  }
}

function length(id: string): string {
  return `${id.length} ${id.length === 1 ? 'character' : 'characters'}`
}

export function narrow(row: ApnsReason, outcome: Outcome, draft: PushDraft | undefined): Narrowed {
  const { apns, simulated } = environment(outcome.exchange.environment)
  const sandbox = apns === 'sandbox'
  const name = (which: boolean) =>
    `${simulated ? 'the simulator’s ' : ''}${which ? 'sandbox' : 'production'}${simulated ? ' side' : ''}`
  const side = { here: name(sandbox), there: name(!sandbox), sandbox }
  const narrower = Object.hasOwn(NARROWERS, row.reason) ? NARROWERS[row.reason] : undefined
  return {
    message: possibleCauses(row.causes),
    fix: row.fix,
    ...narrower?.({ row, outcome, draft, side }),
  }
}
