import 'server-only'
import { bearer, foreignKey, newKey, type Row, token } from './reason-row'
import { type Bench, mint, must } from './test-client'

/** https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns */
export const TOKEN_ROWS: readonly Row[] = [
  {
    reason: 'MissingProviderToken',
    name: 'no authorization',
    change: () => ({ headers: { authorization: undefined } }),
  },
  {
    reason: 'MissingProviderToken',
    name: 'bearer and nothing',
    change: () => ({ headers: { authorization: 'bearer' } }),
  },
  ...[
    ['rubbish', () => 'rubbish'],
    ['two parts', () => 'aa.bb'],
    ['padded base64', ({ key, clock }: Bench) => `${mint(key, clock.now)}==`],
    ['another algorithm', (b: Bench) => token(b, { header: { alg: 'HS256', kid: b.key.keyId } })],
    ['alg none', (b: Bench) => token(b, { header: { alg: 'none', kid: b.key.keyId } })],
    ['no kid', (b: Bench) => token(b, { header: { alg: 'ES256' } })],
    ['no iss', (b: Bench) => token(b, { claims: { iat: b.clock.now / 1000 } })],
    ['no iat', (b: Bench) => token(b, { claims: { iss: b.key.teamId } })],
    ['an unknown Key ID', (b: Bench) => token(b, { header: { alg: 'ES256', kid: 'ABCDEFGHJK' } })],
    [
      'an unknown team',
      (b: Bench) => token(b, { claims: { iss: 'ABCDEFGHJK', iat: b.clock.now / 1000 } }),
    ],
    [
      'swapped Key ID and Team ID',
      (b: Bench) =>
        token(b, {
          header: { alg: 'ES256', kid: b.key.teamId },
          claims: { iss: b.key.keyId, iat: b.clock.now / 1000 },
        }),
    ],
    [
      'the signature of another key',
      (b: Bench) => mint({ ...b.key, pkcs8: foreignKey() }, b.clock.now),
    ],
    [
      'milliseconds as iat',
      (b: Bench) => token(b, { claims: { iss: b.key.teamId, iat: b.clock.now } }),
    ],
  ].map(
    ([name, make]): Row => ({
      reason: 'InvalidProviderToken',
      name: String(name),
      change: (bench) => bearer((make as (bench: Bench) => string)(bench)),
    }),
  ),
  {
    reason: 'InvalidProviderToken',
    name: 'a revoked key',
    change: (bench) => {
      const key = newKey(bench, { scope: 'topics', environment: 'sandbox', topics: ['com.x.y'] })
      must(bench.simulator.world.revokeKey(bench.owner, key.teamId, key.keyId))
      return bearer(mint(key, bench.clock.now))
    },
  },
  {
    reason: 'ExpiredProviderToken',
    name: '61 minutes old',
    change: ({ key, clock }) => bearer(mint(key, clock.now - 61 * 60_000)),
  },
  {
    reason: 'BadEnvironmentKeyIdInToken',
    name: 'a sandbox key in production',
    side: 'production',
    also: 'BadDeviceToken',
    change: () => ({}),
  },
  {
    reason: 'UnrelatedKeyIdInToken',
    name: 'a topic-specific key after a team-scoped one',
    before: () => ({}),
    change: (bench) => {
      const topics = [bench.device.app.bundleId]
      const key = newKey(bench, { scope: 'topics', environment: 'sandbox', topics })
      return bearer(mint(key, bench.clock.now))
    },
  },
  {
    reason: 'UnrelatedKeyIdInToken',
    name: 'a key of another team',
    before: () => ({}),
    change: (bench) => {
      const key = newKey(bench, { teamId: 'TEAM222222', scope: 'team', environment: 'both' })
      return bearer(mint(key, bench.clock.now))
    },
  },
  {
    reason: 'TooManyProviderTokenUpdates',
    name: 'two tokens within 20 minutes',
    before: () => ({}),
    change: ({ key, clock }) => bearer(mint(key, clock.now - 1000)),
  },
]
