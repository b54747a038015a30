import 'server-only'
import type { SimulatedDevice, SimulatedKey, SimulatedTeam } from '@/lib/simulator/state'
import type { DeviceRecord, KeyRecord, TeamRecord } from './model'

/** The records as the page gets them. */
export function drawTeam(record: TeamRecord): SimulatedTeam {
  return { teamId: record.teamId, keys: record.keys.map(drawKey) }
}

export function drawKey(record: KeyRecord): SimulatedKey {
  const { owner, spki, publicKey, ...key } = record
  return key
}

export function drawDevice(record: DeviceRecord, now: number): SimulatedDevice {
  const { owner, stored, ...device } = record
  const waiting = stored.filter(({ expires }) => expires > now)
  return { ...device, stored: waiting.map(({ push, ...facts }) => facts) }
}
