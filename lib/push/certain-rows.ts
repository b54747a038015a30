import { environment } from '@/lib/apple/environments'
import { APPLE } from '@/lib/apple/sources'
import { readTopic } from '@/lib/apple/topic'
import type { Evidence, TokenFact } from './evidence'
import { mendLabel, mendToken } from './mend-token'
import type { PushRequest } from './request'

/** What a button does about it: a change of the composed push, or another page. */
export type Mend =
  | { label: string; change: Partial<PushRequest> }
  | { label: string; href: '/keys' }

interface Known {
  message: string
  fix: string
  mend: Mend | null
}

/** A cause that other answers prove. */
export interface CertainRow {
  /** Behind `outcome/`: it is known from what was sent before, so no rule finds it. */
  name: string
  reasons: readonly string[]
  title: string
  at: string
  see: readonly [string, ...string[]]
  know(request: PushRequest, evidence: Evidence): Known | null
}

export const ADD_KEY: Mend = { label: 'Add a .p8 key', href: '/keys' }

/** Each speaks only where another answer, or the simulator itself, proves it. */
export const CERTAIN_ROWS: readonly CertainRow[] = [
  {
    name: 'damaged-token',
    reasons: ['BadDeviceToken'],
    title: 'The device token is damaged',
    at: 'deviceToken',
    see: [APPLE.registering],
    know: ({ deviceToken }, { tokens }) => {
      const mended = mendToken(
        deviceToken,
        tokens.map(({ token }) => token),
      )
      return mended
        ? {
            message: mended.message,
            fix: 'Take the whole token, and look for the place that changed it on its way here.',
            mend: { label: mendLabel(mended.kind), change: { deviceToken: mended.whole } },
          }
        : null
    },
  },
  {
    name: 'token-of-other-environment',
    reasons: ['BadDeviceToken'],
    title: 'The token belongs to the other environment',
    at: 'environment',
    see: [APPLE.registering, APPLE.responses],
    know: (request, { tokens }) => {
      const there = factsOf(request, tokens).find((fact) => isOtherSide(request, fact))
      if (!there || factsOf(request, tokens).some((fact) => isSameSide(request, fact))) return null
      const { title } = environment(there.environment)
      return {
        message: `This very token ${there.how}. A token is good for one environment only.`,
        fix: `Send it to ${title}.`,
        mend: { label: `Switch to ${title}`, change: { environment: there.environment } },
      }
    },
  },
  {
    name: 'token-of-other-topic',
    reasons: ['DeviceTokenNotForTopic'],
    title: 'The token is for another topic',
    at: 'apns-topic',
    see: [APPLE.sending, APPLE.responses],
    know: (request, { tokens }) => {
      const here = factsOf(request, tokens).filter((fact) => isSameSide(request, fact))
      const [fact] = here
      if (!fact || here.some(({ topic }) => topic === request.topic)) return null
      const change = { topic: fact.topic, pushType: fact.pushType }
      return {
        message: `This very token ${fact.how}. Its topic is ${fact.topic}, with the push type ${fact.pushType || 'left out'}.`,
        fix: 'Send it with that topic and that push type, or take the token that the app got for this one.',
        mend: { label: `Use the topic ${fact.topic}`, change },
      }
    },
  },
  {
    name: 'topic-of-other-key',
    reasons: ['TopicDisallowed'],
    title: 'The topic takes another key',
    at: 'key',
    see: [APPLE.responses, APPLE.tokens],
    know: (request, evidence) => {
      const { base } = readTopic(request.topic)
      const fact = evidence.tokens.find(
        ({ key, topic, environment: id }) =>
          key !== null &&
          isSameWorld(request.environment, id) &&
          readTopic(topic).base === base &&
          (key.keyId !== request.key?.keyId || key.teamId !== request.key.teamId),
      )
      if (!fact?.key) return null
      const { keyId, teamId } = fact.key
      const held = evidence.keys.find(({ id }) => id === fact.key?.id)
      return {
        message: `A push to ${base} ${fact.how} with the key ${keyId} of team ${teamId}. This one was signed with ${request.key?.keyId ?? 'no key'} of team ${request.key?.teamId ?? 'nobody'}.`,
        fix: held
          ? `Sign it with ${keyId}.`
          : `Add the key ${keyId} again: it is not in this session any more.`,
        mend: held ? { label: `Use the key ${keyId}`, change: { key: held } } : ADD_KEY,
      }
    },
  },
  {
    name: 'key-of-other-ids',
    reasons: ['InvalidProviderToken'],
    title: 'The same key was accepted with other IDs',
    at: 'key',
    see: [APPLE.tokens, APPLE.responses],
    know: ({ key }, { tokens }) => {
      const fact = tokens.find((row) => key !== null && row.key?.id === key.id)
      if (!key || !fact?.key) return null
      const before = fact.key
      if (before.keyId === key.keyId && before.teamId === key.teamId) return null
      return {
        message: `With the Key ID ${before.keyId} and the Team ID ${before.teamId} a push ${fact.how}. Now they are ${key.keyId} and ${key.teamId}.`,
        fix: 'Take the IDs that were accepted.',
        mend: {
          label: 'Use the accepted IDs',
          change: { key: { ...key, keyId: before.keyId, teamId: before.teamId } },
        },
      }
    },
  },
  {
    name: 'key-id-typed-over',
    reasons: ['InvalidProviderToken'],
    title: 'The Key ID is not the one of this key',
    at: 'key',
    see: [APPLE.tokens, APPLE.responses],
    know: ({ key }, { keys }) => {
      const held = keys.find(({ id }) => id === key?.id)
      if (!key || !held || held.keyId === key.keyId || held.keyId !== held.fileKeyId) return null
      // With the two exchanged, the rule on that says more.
      if (held.keyId === key.teamId) return null
      return {
        message: `The key was added as ${held.keyId}, and its file is named AuthKey_${held.keyId}.p8. This push was signed as ${key.keyId}.`,
        fix: `Sign it as ${held.keyId}.`,
        mend: {
          label: `Use the Key ID ${held.keyId}`,
          change: { key: { ...key, keyId: held.keyId } },
        },
      }
    },
  },
  {
    name: 'key-of-other-environment',
    reasons: ['BadEnvironmentKeyIdInToken'],
    title: 'The key was accepted in the other environment',
    at: 'environment',
    see: [APPLE.tokens, APPLE.responses],
    know: (request, { tokens }) => {
      const there = tokens.find(
        (fact) =>
          fact.key !== null && fact.key.id === request.key?.id && isOtherSide(request, fact),
      )
      if (!there) return null
      const { title } = environment(there.environment)
      return {
        message: `A push with this key ${there.how}, and this environment refuses the key: it is made for the other one.`,
        fix: `Send to ${title}, or choose a key for this environment.`,
        mend: { label: `Switch to ${title}`, change: { environment: there.environment } },
      }
    },
  },
]

const factsOf = ({ deviceToken }: PushRequest, tokens: readonly TokenFact[]): TokenFact[] =>
  tokens.filter(({ token }) => token === deviceToken.toLowerCase())

const isSameSide = (request: PushRequest, fact: TokenFact): boolean =>
  fact.environment === request.environment

/** The simulator proves nothing of Apple, nor the other way round. */
const isSameWorld = (one: PushRequest['environment'], other: TokenFact['environment']): boolean =>
  environment(one).simulated === environment(other).simulated

const isOtherSide = (request: PushRequest, fact: TokenFact): boolean =>
  isSameWorld(request.environment, fact.environment) && !isSameSide(request, fact)
