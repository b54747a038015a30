import 'server-only'
import type { SimulatedApp, SimulatedKey } from '@/lib/simulator/state'
import type { World } from './world'
import type { Result } from './world/model'
import type { IssuedKey } from './world/teams'

export const DEMO_BUNDLE_ID = 'com.example.assay.demo'

/** “Give me a key to try”: a team-scoped key; the team is made where there is none. */
export function demoKey(
  world: World,
  owner: string,
  environment: SimulatedKey['environment'] = 'sandbox',
): Result<IssuedKey> {
  return world.issueKey(owner, { scope: 'team', environment })
}

export interface DemoDevice {
  deviceId: string
  app: SimulatedApp
}

/** “Add a device”: one with the demo app, by default as if installed from Xcode. */
export function demoDevice(
  world: World,
  owner: string,
  environment: SimulatedApp['environment'] = 'sandbox',
): Result<DemoDevice> {
  const team = world.teams.ensure(owner)
  if (!team.ok) return team
  const names = world.devices.of(owner).map((device) => device.name)
  const device = world.createDevice(owner, { name: freeName('iPhone', names) })
  if (!device.ok) return device
  const installed = world.installApp(owner, device.deviceId, {
    bundleId: DEMO_BUNDLE_ID,
    name: 'Assay Demo',
    teamId: team.team.teamId,
    environment,
  })
  return installed.ok ? { ok: true, deviceId: device.deviceId, app: installed.app } : installed
}

/** Both, for a start: a team with a key, and a device with the app. */
export function demoWorld(
  world: World,
  owner: string,
): Result<{ key: IssuedKey; device: DemoDevice }> {
  const key = demoKey(world, owner)
  if (!key.ok) return key
  const device = demoDevice(world, owner)
  return device.ok ? { ok: true, key, device } : device
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name} ${number}`)) number += 1
  return `${name} ${number}`
}
