import 'server-only'
import type { Exchange } from './exchange'
import type { Check } from './request-checks'

const HOUR_S = 3600

/** What the provider token can be refused for. */
export const TOKEN_CHECKS: readonly Check[] = [
  {
    reason: 'MissingProviderToken',
    check: ({ provider }) => (provider.kind === 'missing' ? provider.why : null),
  },
  {
    reason: 'InvalidProviderToken',
    check: (exchange) => invalid(exchange),
  },
  {
    reason: 'InvalidProviderToken',
    check: ({ provider, key, now }) =>
      key && provider.kind === 'read' && provider.issuedAt - now / 1000 > HOUR_S
        ? {
            why: `The token’s iat is ${provider.issuedAt}, more than an hour ahead of the clock.`,
            undocumented: ['Which reason APNs gives for an iat in the future is not documented.'],
          }
        : null,
  },
  {
    reason: 'ExpiredProviderToken',
    check: ({ provider, key, now }) => {
      if (!key || provider.kind !== 'read') return null
      const age = Math.floor(now / 1000 - provider.issuedAt)
      return age > HOUR_S
        ? `The token was issued ${Math.floor(age / 60)} minutes ago; after 60 minutes it is stale.`
        : null
    },
  },
  {
    reason: 'BadEnvironmentKeyIdInToken',
    check: ({ key, side }) =>
      key && key.environment !== 'both' && key.environment !== side
        ? `The key ${key.keyId} is for ${key.environment} only, and this is ${side}.`
        : null,
  },
  {
    reason: 'UnrelatedKeyIdInToken',
    check: ({ key, connection }) => {
      const unrelated = key ? connection.isUnrelated(key) : null
      if (!unrelated) return null
      const undocumented = unrelated.documented
        ? []
        : ['Apple forbids tokens of several teams on a connection, without naming the reason.']
      return { why: unrelated.why, undocumented }
    },
  },
  {
    reason: 'TooManyProviderTokenUpdates',
    check: ({ key, provider, connection, now }) =>
      key && provider.kind === 'read' && connection.isUpdatedTooOften(key, provider.jwt, now)
        ? {
            why: 'A new token within 20 minutes of the previous one, on the same connection.',
            undocumented: [
              'Whether the first token on a connection counts as an update is not documented; here it does.',
            ],
          }
        : null,
  },
]

function invalid({ provider, key, world }: Exchange): ReturnType<Check['check']> {
  if (provider.kind === 'malformed') return provider.why
  if (provider.kind !== 'read') return null
  if (key?.revoked) return `The key ${key.keyId} was revoked.`
  if (key) return null
  const { teamId, keyId } = provider
  if (world.teams.named(teamId, keyId).length > 0) {
    return `The signature was not made with the key ${keyId} of team ${teamId}.`
  }
  if (world.teams.named(keyId, teamId).length > 0) {
    return 'The Key ID is in iss and the Team ID in kid: they are swapped.'
  }
  return world.teams.all.some((team) => team.teamId === teamId)
    ? `Team ${teamId.slice(0, 20)} has no key ${keyId.slice(0, 20)}.`
    : `There is no team ${teamId.slice(0, 20)} here.`
}
