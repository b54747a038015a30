import 'server-only'
import { z } from 'zod'
import type { Devices } from './devices'
import { type Result, refuse } from './model'
import type { Teams } from './teams'
import type { Tokens } from './tokens'

const side = z.enum(['sandbox', 'production'])
const purpose = z.enum([
  'alert',
  'voip',
  'complication',
  'fileprovider',
  'liveactivity',
  'location',
  'pushtotalk',
  'widgets',
  'controls',
])
const instant = z.number().nullable()

const keyShape = z.object({
  keyId: z.string(),
  scope: z.enum(['team', 'topics']),
  topics: z.array(z.string()),
  environment: z.enum(['sandbox', 'production', 'both']),
  relatedTo: z.string().nullable(),
  fingerprint: z.string(),
  origin: z.enum(['issued', 'registered']),
  revoked: z.boolean(),
  created: z.number(),
  spki: z.base64(),
})

const pushShape = z.object({
  id: z.string(),
  topic: z.string(),
  bundleId: z.string(),
  pushType: z.string(),
  collapseId: z.string().nullable(),
  expires: instant,
  at: z.number(),
  body: z.string(),
})

const shownShape = z.object({
  id: z.string(),
  bundleId: z.string(),
  topic: z.string(),
  pushType: z.string(),
  at: z.number(),
  treatment: z.enum(['shown', 'woke-app', 'ignored']),
  why: z.string().nullable(),
  title: z.string(),
  subtitle: z.string(),
  body: z.string(),
  badge: instant,
  sound: z.string().nullable(),
  threadId: z.string().nullable(),
  interruption: z.string(),
  collapseId: z.string().nullable(),
  payload: z.string(),
})

const snapshotShape = z.object({
  version: z.literal(1),
  /** Owners who asked for the spelling that was seen on the wire. */
  observedSpelling: z.array(z.string()),
  teams: z.array(
    z.object({
      owner: z.string(),
      teamId: z.string(),
      bundleIds: z.array(z.string()),
      keys: z.array(keyShape),
    }),
  ),
  devices: z.array(
    z.object({
      owner: z.string(),
      id: z.string(),
      name: z.string(),
      online: z.boolean(),
      apps: z.array(
        z.object({
          bundleId: z.string(),
          name: z.string(),
          teamId: z.string(),
          environment: side,
          installed: z.boolean(),
          tokens: z.partialRecord(purpose, z.string()),
          expired: z.array(purpose),
          badge: z.number(),
        }),
      ),
      notifications: z.array(shownShape),
      stored: z.array(
        z.object({
          topic: z.string(),
          collapseId: z.string().nullable(),
          at: z.number(),
          expires: z.number(),
          push: pushShape,
        }),
      ),
    }),
  ),
  tokens: z.array(
    z.object({
      token: z.string(),
      owner: z.string(),
      deviceId: z.string(),
      bundleId: z.string(),
      purpose,
      environment: side,
      removedAt: instant,
      answeredAfterRemoval: z.number(),
      inactiveSince: instant,
      expiredSince: instant,
    }),
  ),
})

interface Parts {
  teams: Teams
  devices: Devices
  tokens: Tokens
  observedSpelling: Set<string>
}

/** Teams, keys (public halves), devices and tokens as JSON in UTF-8. The wire log is not in it. */
export function takeSnapshot(parts: Parts): Uint8Array {
  const snapshot: z.infer<typeof snapshotShape> = {
    version: 1,
    observedSpelling: [...parts.observedSpelling],
    teams: parts.teams.all.map((team) => ({
      owner: team.owner,
      teamId: team.teamId,
      bundleIds: [...team.bundleIds],
      keys: team.keys.map(({ publicKey, owner, teamId, spki, ...key }) => ({
        ...key,
        spki: Buffer.from(spki).toString('base64'),
      })),
    })),
    devices: parts.devices.all,
    tokens: parts.tokens.all(),
  }
  return new Uint8Array(Buffer.from(JSON.stringify(snapshot)))
}

/** Fills empty parts from a snapshot; leaves them empty where it cannot be read. */
export function applySnapshot(parts: Parts, bytes: Uint8Array): Result {
  const unreadable = refuse('unreadable', 'The saved state of the simulator cannot be read.')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return unreadable
  }
  const parsed = snapshotShape.safeParse(json)
  if (!parsed.success) return unreadable
  for (const team of parsed.data.teams) {
    const { owner, teamId } = team
    const keys = team.keys.map((key) => ({
      ...key,
      owner,
      teamId,
      spki: new Uint8Array(Buffer.from(key.spki, 'base64')),
    }))
    parts.teams.restore({ owner, teamId, bundleIds: new Set(team.bundleIds) }, keys)
  }
  parts.devices.all.push(...parsed.data.devices)
  for (const token of parsed.data.tokens) parts.tokens.put(token)
  for (const owner of parsed.data.observedSpelling) parts.observedSpelling.add(owner)
  return { ok: true }
}
