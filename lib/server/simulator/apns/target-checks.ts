import 'server-only'
import type { Exchange } from './exchange'
import { LARGEST_BODY, PUSH_TYPES } from './push-types'
import type { Check } from './request-checks'

const TOPIC = /^[A-Za-z0-9.-]{1,255}$/
const HEX = /^([0-9a-f]{2})+$/i

/** What the topic, the body and the device token can be refused for. */
export const TARGET_CHECKS: readonly Check[] = [
  {
    reason: 'MissingTopic',
    check: ({ topic }) =>
      topic ? null : 'There is no apns-topic, which a push with a provider token needs.',
  },
  {
    reason: 'BadTopic',
    check: ({ topic }) =>
      !topic || TOPIC.test(topic.text)
        ? null
        : 'The apns-topic is not a bundle ID with or without a suffix.',
  },
  { reason: 'TopicDisallowed', check: disallowed },
  {
    reason: 'PayloadEmpty',
    check: ({ bodyBytes }) => (bodyBytes === 0 ? 'The body is empty.' : null),
  },
  {
    reason: 'PayloadTooLarge',
    check: ({ bodyBytes, type }) => {
      const limit = type?.limit ?? LARGEST_BODY
      return bodyBytes > limit ? `The body is larger than ${limit} bytes.` : null
    },
  },
  {
    reason: 'BadDeviceToken',
    check: ({ tokenText, token, side }) => {
      if (tokenText === null || tokenText === '') return null
      if (!HEX.test(tokenText)) return 'The device token is not an even number of hex digits.'
      if (!token) return 'No app on any device was given this token.'
      return token.environment === side
        ? null
        : `The token is for ${token.environment}, and this is ${side}.`
    },
  },
  {
    reason: 'DeviceTokenNotForTopic',
    check: ({ token, topic }) => {
      if (!token || !topic) return null
      if (token.bundleId !== topic.bundleId) {
        return `The token belongs to ${token.bundleId}, and the topic to ${topic.bundleId.slice(0, 100)}.`
      }
      const purpose = PUSH_TYPES.find((row) => row.suffix === topic.suffix)?.purpose
      return token.purpose === purpose
        ? null
        : `The token is for ${token.purpose}, and the topic is for ${purpose}.`
    },
  },
  {
    reason: 'ExpiredToken',
    check: ({ token, world }) => {
      const status = token ? world.tokens.status(token) : null
      return status?.kind === 'expired'
        ? { why: 'The device token has expired.', timestamp: status.since }
        : null
    },
  },
  {
    reason: 'Unregistered',
    check: ({ token, world }) => {
      const status = token ? world.tokens.status(token) : null
      return status?.kind === 'unregistered'
        ? {
            why: 'The app was removed or reinstalled: this token no longer leads anywhere.',
            undocumented: [
              'When APNs begins to answer 410 after a removal is kept vague by Apple on purpose.',
            ],
            timestamp: status.since,
          }
        : null
    },
  },
  {
    reason: 'TooManyRequests',
    check: ({ token, world }) =>
      token && world.tokens.isFlooded(token)
        ? {
            why: `More than ${world.limits.consecutivePushes} pushes to this one token without a pause.`,
            undocumented: ['How many consecutive requests are too many is not documented.'],
          }
        : null,
  },
]

function disallowed({ key, topic, world }: Exchange): ReturnType<Check['check']> {
  if (!key || !topic || !TOPIC.test(topic.text)) return null
  const team = world.teams.find(key.owner, key.teamId)
  if (!team?.bundleIds.has(topic.bundleId)) {
    return `Team ${key.teamId} has no App ID ${topic.bundleId.slice(0, 100)}. Install an app with this bundle ID and team first.`
  }
  if (key.scope === 'team' || key.topics.includes(topic.text)) return null
  if (key.topics.includes(topic.bundleId)) return null
  return {
    why: `The topic-specific key ${key.keyId} is not for ${topic.text.slice(0, 100)}.`,
    undocumented: [
      'Which reason a topic outside a topic-specific key’s scope gets is not documented.',
    ],
  }
}
