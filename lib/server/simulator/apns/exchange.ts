import 'server-only'
import type { Connection } from './connection'
import { readProviderToken, type SignatureForm, type TokenReading } from './provider-token'
import { PUSH_TYPES, type PushTypeRow, pushType, splitTopic } from './push-types'
import type { World } from './world'
import type { KeyRecord, Side, TokenRecord } from './world/model'

/** A request as it came over the wire. */
export interface Request {
  method: string
  path: string
  /** Without pseudo-headers, in the order received, names in lower case. */
  headers: readonly (readonly [name: string, value: string])[]
  /** Bytes of the body; at least this many where it was cut off. */
  bodyBytes: number
}

/** A request with everything that the checks look at, read once and believed in nothing. */
export interface Exchange extends Request {
  side: Side
  /** Milliseconds since 1970 UTC. */
  now: number
  world: World
  connection: Connection
  /** What follows `/3/device/`; `null` where the path is another one. */
  tokenText: string | null
  /** The device token as the simulator knows it. Of another owner than the key: not known. */
  token: TokenRecord | null
  provider: TokenReading
  /** The key whose signature the provider token carries. */
  key: KeyRecord | null
  signature: SignatureForm | null
  topic: { text: string; bundleId: string; suffix: string } | null
  /** `null`: a value that is not in the table. */
  type: PushTypeRow | null
  /** Whom the request belongs to; `null`: nobody knows. */
  owner: string | null
}

const DEVICE_PATH = /^\/3\/device(?:\/([^/?#]*))?$/

export function readExchange(request: Request, connection: Connection, world: World): Exchange {
  const provider = readProviderToken(header(request, 'authorization'))
  const place = DEVICE_PATH.exec(request.path)
  const tokenText = place ? (place[1] ?? '') : null
  const known = tokenText === null ? null : world.tokens.find(tokenText)
  const signer = authenticate(provider, known, connection, world)
  const token = known && signer && signer.key.owner !== known.owner ? null : known
  const topicText = header(request, 'apns-topic')
  const topic = topicText === undefined ? null : { text: topicText, ...splitTopic(topicText) }
  const typeText = header(request, 'apns-push-type')
  return {
    ...request,
    side: connection.side,
    now: world.sources.now(),
    world,
    connection,
    tokenText,
    token,
    provider,
    key: signer?.key ?? null,
    signature: signer?.form ?? null,
    topic,
    type: typeText === undefined ? typeOfSuffix(topic?.suffix ?? '') : pushType(typeText),
    owner:
      signer?.key.owner ??
      known?.owner ??
      ownerByName(provider, world) ??
      connection.owner ??
      world.fallbackOwner,
  }
}

/** The first value of that header. */
export function header(request: Request, name: string): string | undefined {
  return request.headers.find(([other]) => other === name)?.[1]
}

function authenticate(
  provider: TokenReading,
  token: TokenRecord | null,
  connection: Connection,
  world: World,
) {
  if (provider.kind !== 'read') return null
  const named = world.teams.named(provider.teamId, provider.keyId)
  // Two people may have registered the same key: the device token says whose push it is.
  const candidates = [...named].sort(
    (a, b) => Number(b.owner === token?.owner) - Number(a.owner === token?.owner),
  )
  return connection.authenticate(provider, candidates)
}

/** Where no signature fits, the Team ID or the Key ID may still say whose mistake it is. */
function ownerByName(provider: TokenReading, world: World): string | null {
  if (provider.kind !== 'read') return null
  const owners = new Set(
    world.teams.all
      .filter(
        (team) =>
          team.teamId === provider.teamId || team.keys.some((key) => key.keyId === provider.keyId),
      )
      .map((team) => team.owner),
  )
  const [only] = owners
  return owners.size === 1 && only !== undefined ? only : null
}

function typeOfSuffix(suffix: string): PushTypeRow | null {
  return PUSH_TYPES.find((row) => row.suffix === suffix) ?? null
}
