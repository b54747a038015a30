import 'server-only'
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { SimulatedKey } from '@/lib/simulator/state'
import { APPLE_LIMITS, type Limits } from './limits'
import {
  type KeyRecord,
  makeId,
  type Result,
  refuse,
  type Side,
  type Sources,
  TEN_CHARACTERS,
  type TeamRecord,
} from './model'

export interface KeyRequest {
  /** Ten characters; a new team where it is left out and the owner has none. */
  teamId?: string
  scope: 'team' | 'topics'
  environment: SimulatedKey['environment']
  /** Bundle IDs or whole topics, for `scope: 'topics'`. */
  topics?: readonly string[]
  /** The Key ID of the one topic-specific key that this one may share a connection with. */
  relatedTo?: string
}

export interface KeyRegistration extends Partial<Omit<KeyRequest, 'teamId'>> {
  teamId: string
  keyId: string
  /** SubjectPublicKeyInfo, DER. */
  spki: Uint8Array
}

export interface IssuedKey {
  keyId: string
  teamId: string
  /** As Apple names the download. */
  fileName: string
  /** The `.p8` file: PKCS#8 in PEM. The simulator does not keep it. */
  pkcs8: Uint8Array
}

/** Teams, their keys and their App IDs. A Team ID means something only together with its owner. */
export class Teams {
  readonly all: TeamRecord[] = []

  constructor(
    private readonly sources: Sources,
    private readonly limits: Limits,
  ) {}

  of(owner: string): TeamRecord[] {
    return this.all.filter((team) => team.owner === owner)
  }

  find(owner: string, teamId: string): TeamRecord | null {
    return this.all.find((team) => team.owner === owner && team.teamId === teamId) ?? null
  }

  /** The team of that name, made where it is not there yet. */
  ensure(owner: string, teamId?: string): Result<{ team: TeamRecord }> {
    const existing = teamId === undefined ? this.of(owner)[0] : this.find(owner, teamId)
    if (existing) return { ok: true, team: existing }
    if (teamId !== undefined && !TEN_CHARACTERS.test(teamId)) {
      return refuse('bad-team-id', 'A Team ID is ten capital letters and digits.')
    }
    if (this.of(owner).length >= this.limits.teamsPerOwner) {
      return refuse('too-many-teams', `There are ${this.limits.teamsPerOwner} teams already.`)
    }
    const made = teamId ?? makeId(this.sources.random)
    const team: TeamRecord = { owner, teamId: made, keys: [], bundleIds: new Set() }
    this.all.push(team)
    return { ok: true, team }
  }

  /** Makes a key pair; only its public half is kept. */
  issue(owner: string, request: KeyRequest): Result<IssuedKey> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const keyId = makeId(this.sources.random)
    const added = this.add(owner, { ...request, keyId, origin: 'issued' }, pair.publicKey)
    if (!added.ok) return added
    const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' })
    return {
      ok: true,
      keyId,
      teamId: added.key.teamId,
      fileName: `AuthKey_${keyId}.p8`,
      pkcs8: new Uint8Array(Buffer.from(pem)),
    }
  }

  /** Takes the public half of a key that the owner has. The same key twice is no mistake. */
  register(owner: string, registration: KeyRegistration): Result<{ key: KeyRecord }> {
    if (!TEN_CHARACTERS.test(registration.keyId)) {
      return refuse('bad-key-id', 'A Key ID is ten capital letters and digits.')
    }
    const publicKey = readPublicKey(registration.spki)
    if (!publicKey) {
      return refuse('bad-key', 'This is not the public half of an EC key on the curve P-256.')
    }
    const known = this.find(owner, registration.teamId)?.keys.find(
      (key) => key.keyId === registration.keyId,
    )
    if (known) {
      return known.fingerprint === fingerprint(publicKey) && !known.revoked
        ? { ok: true, key: known }
        : refuse(
            'key-id-taken',
            `Team ${registration.teamId} has another key, or a revoked one, with the Key ID ${registration.keyId}.`,
          )
    }
    const request = { scope: 'team', environment: 'both', ...registration } as const
    return this.add(owner, { ...request, origin: 'registered' }, publicKey)
  }

  revoke(owner: string, teamId: string, keyId: string): Result {
    const key = this.find(owner, teamId)?.keys.find((candidate) => candidate.keyId === keyId)
    if (!key) return refuse('no-key', `Team ${teamId} has no key ${keyId}.`)
    key.revoked = true
    return { ok: true }
  }

  /** Every key of that name, whoever registered it: the signature tells them apart. */
  named(teamId: string, keyId: string): KeyRecord[] {
    return this.all
      .filter((team) => team.teamId === teamId)
      .flatMap((team) => team.keys.filter((key) => key.keyId === keyId))
  }

  /** Puts back what was saved; a key that is no key any more is left out. */
  restore(team: Omit<TeamRecord, 'keys'>, keys: readonly Omit<KeyRecord, 'publicKey'>[]): void {
    const whole = keys.flatMap((key) => {
      const publicKey = readPublicKey(key.spki)
      return publicKey ? [{ ...key, publicKey }] : []
    })
    this.all.push({ ...team, keys: whole })
  }

  private add(
    owner: string,
    request: KeyRequest & { keyId: string; origin: KeyRecord['origin'] },
    publicKey: KeyObject,
  ): Result<{ key: KeyRecord }> {
    const topics = request.scope === 'topics' ? [...new Set(request.topics ?? [])] : []
    if (request.scope === 'topics' && topics.length === 0) {
      return refuse('no-topics', 'A topic-specific key needs at least one topic.')
    }
    if (topics.length > APPLE_LIMITS.topicsPerKey) {
      return refuse('too-many-topics', `A key has at most ${APPLE_LIMITS.topicsPerKey} topics.`)
    }
    const ensured = this.ensure(owner, request.teamId)
    if (!ensured.ok) return ensured
    const { team } = ensured
    const full = tooManyKeys(team, request.scope, request.environment)
    if (full) return refuse('too-many-keys', full)
    const relatedTo = request.relatedTo ?? null
    if (relatedTo !== null && !canRelate(team, relatedTo, request)) {
      return refuse(
        'not-related',
        'A related key has to be a topic-specific key of the same team and environment that has no other related key.',
      )
    }
    const key: KeyRecord = {
      owner,
      keyId: request.keyId,
      teamId: team.teamId,
      scope: request.scope,
      topics,
      environment: request.environment,
      relatedTo,
      fingerprint: fingerprint(publicKey),
      origin: request.origin,
      revoked: false,
      created: this.sources.now(),
      spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
      publicKey,
    }
    const partner = team.keys.find((candidate) => candidate.keyId === relatedTo)
    if (partner) partner.relatedTo = key.keyId
    team.keys.push(key)
    return { ok: true, key }
  }
}

function tooManyKeys(
  team: TeamRecord,
  scope: KeyRecord['scope'],
  environment: KeyRecord['environment'],
): string | null {
  const sides: Side[] = environment === 'both' ? ['sandbox', 'production'] : [environment]
  const most = scope === 'team' ? APPLE_LIMITS.teamKeys : APPLE_LIMITS.topicKeys
  const full = sides.find(
    (side) =>
      team.keys.filter(
        (key) =>
          !key.revoked &&
          key.scope === scope &&
          (key.environment === side || key.environment === 'both'),
      ).length >= most,
  )
  if (!full) return null
  const kind = scope === 'team' ? 'team-scoped' : 'topic-specific'
  return `Team ${team.teamId} has ${most} ${kind} keys for ${full} already, which is all that Apple allows. Revoke one first.`
}

function canRelate(team: TeamRecord, relatedTo: string, request: KeyRequest): boolean {
  const partner = team.keys.find((key) => key.keyId === relatedTo)
  return (
    request.scope === 'topics' &&
    partner?.scope === 'topics' &&
    partner.relatedTo === null &&
    partner.environment === request.environment
  )
}

function readPublicKey(spki: Uint8Array): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null
  } catch {
    return null
  }
}

function fingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
}
