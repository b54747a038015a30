import 'server-only'
import { makeUuid, type Sources } from '../../apns/world/model'
import { DEMO_APP, demoProducts } from './catalogue'
import { NO_SWITCHES, type OwnerWorld, type Side, type SideWorld } from './model'

/** A new world with the demo app, as real time runs. */
export function newOwnerWorld(owner: string, sources: Sources): OwnerWorld {
  const now = sources.now()
  const seed = Buffer.from(sources.random(16)).toString('hex')
  return {
    owner,
    seed,
    counter: 0,
    issuerId: makeUuid(sources.random),
    apps: [{ ...DEMO_APP, released: true, urls: { sandbox: null, production: null } }],
    products: demoProducts(),
    sides: { sandbox: newSide('sandbox', now), production: newSide('production', now) },
  }
}

function newSide(side: Side, now: number): SideWorld {
  return {
    side,
    clock: { world: now, real: now, speed: 1 },
    rate: '5min',
    graceDays: 16,
    customers: [],
    notifications: [],
    massExtensions: [],
    switches: { ...NO_SWITCHES },
  }
}
