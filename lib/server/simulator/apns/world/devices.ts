import 'server-only'
import type { SimulatedApp } from '@/lib/simulator/state'
import { PURPOSES } from '../push-types'
import type { Limits } from './limits'
import { type DeviceRecord, makeUuid, type Result, refuse, type Side, type Sources } from './model'
import type { Teams } from './teams'
import type { Tokens } from './tokens'

export interface AppRequest {
  bundleId: string
  name: string
  teamId: string
  environment: Side
}

const BUNDLE_ID = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/
const NAME_LENGTH = 60

/** Devices and the apps on them. Installing hands out tokens, removing takes them back. */
export class Devices {
  readonly all: DeviceRecord[] = []

  constructor(
    private readonly sources: Sources,
    private readonly limits: Limits,
    private readonly teams: Teams,
    private readonly tokens: Tokens,
  ) {}

  of(owner: string): DeviceRecord[] {
    return this.all.filter((device) => device.owner === owner)
  }

  find(owner: string, id: string): DeviceRecord | null {
    return this.all.find((device) => device.owner === owner && device.id === id) ?? null
  }

  create(owner: string, name: string): Result<{ device: DeviceRecord }> {
    const named = readName(name)
    if (named === null) return refuse('bad-name', BAD_NAME)
    if (this.of(owner).length >= this.limits.devicesPerOwner) {
      return refuse(
        'too-many-devices',
        `There are ${this.limits.devicesPerOwner} devices already. Remove one first.`,
      )
    }
    const device: DeviceRecord = {
      owner,
      id: makeUuid(this.sources.random),
      name: named,
      online: true,
      apps: [],
      notifications: [],
      stored: [],
    }
    this.all.push(device)
    return { ok: true, device }
  }

  rename(owner: string, id: string, name: string): Result {
    const device = this.find(owner, id)
    if (!device) return noDevice()
    const named = readName(name)
    if (named === null) return refuse('bad-name', BAD_NAME)
    device.name = named
    return { ok: true }
  }

  remove(owner: string, id: string): Result {
    const device = this.find(owner, id)
    if (!device) return noDevice()
    for (const app of device.apps) this.tokens.retire(Object.values(app.tokens))
    this.all.splice(this.all.indexOf(device), 1)
    return { ok: true }
  }

  install(owner: string, id: string, request: AppRequest): Result<{ app: SimulatedApp }> {
    const device = this.find(owner, id)
    if (!device) return noDevice()
    const name = readName(request.name)
    if (name === null) return refuse('bad-name', BAD_NAME)
    if (request.bundleId.length > 155 || !BUNDLE_ID.test(request.bundleId)) {
      return refuse(
        'bad-bundle-id',
        'A bundle ID has letters, digits, hyphens and full stops, such as com.example.app.',
      )
    }
    const before = device.apps.find((app) => app.bundleId === request.bundleId)
    if (!before && device.apps.length >= this.limits.appsPerDevice) {
      return refuse(
        'too-many-apps',
        `There are ${this.limits.appsPerDevice} apps on this device already.`,
      )
    }
    const claimed = this.claimAppId(owner, id, request)
    if (!claimed.ok) return claimed
    if (before) this.takeAway(device, before)
    const place = { owner, deviceId: id, bundleId: request.bundleId }
    const app: SimulatedApp = {
      bundleId: request.bundleId,
      name,
      teamId: request.teamId,
      environment: request.environment,
      installed: true,
      tokens: Object.fromEntries(
        PURPOSES.map((purpose) => [
          purpose,
          this.tokens.issue(place, purpose, request.environment),
        ]),
      ),
      expired: [],
      badge: 0,
    }
    device.apps = [...device.apps.filter((other) => other !== before), app]
    return { ok: true, app }
  }

  removeApp(owner: string, id: string, bundleId: string): Result {
    const device = this.find(owner, id)
    const app = device?.apps.find((candidate) => candidate.bundleId === bundleId)
    if (!device || !app?.installed) {
      return refuse('no-app', `There is no app ${bundleId} on this device.`)
    }
    this.takeAway(device, app)
    app.installed = false
    return { ok: true }
  }

  expireToken(owner: string, token: string): Result {
    const record = this.tokens.find(token)
    const device = record?.owner === owner ? this.find(owner, record.deviceId) : null
    const app = device?.apps.find((candidate) => candidate.bundleId === record?.bundleId)
    if (!record || !app || app.tokens[record.purpose] !== record.token) {
      return refuse('no-token', 'None of the devices has this token.')
    }
    if (this.tokens.expire(token)) app.expired = [...app.expired, record.purpose]
    return { ok: true }
  }

  /** What the app leaves behind goes with it: its notifications, its badge, what waited for it. */
  private takeAway(device: DeviceRecord, app: SimulatedApp): void {
    this.tokens.retire(Object.values(app.tokens))
    device.notifications = device.notifications.filter((shown) => shown.bundleId !== app.bundleId)
    device.stored = device.stored.filter((stored) => stored.push.bundleId !== app.bundleId)
    app.badge = 0
  }

  /** An App ID belongs to one team; it moves when no device has it from the other team any more. */
  private claimAppId(owner: string, deviceId: string, request: AppRequest): Result {
    const ensured = this.teams.ensure(owner, request.teamId)
    if (!ensured.ok) return ensured
    const holder = this.teams
      .of(owner)
      .find((team) => team !== ensured.team && team.bundleIds.has(request.bundleId))
    const elsewhere = this.of(owner).some(
      (device) =>
        device.id !== deviceId &&
        device.apps.some((app) => app.installed && app.bundleId === request.bundleId),
    )
    if (holder && elsewhere) {
      return refuse(
        'app-id-taken',
        `${request.bundleId} belongs to team ${holder.teamId}, and another device has it installed.`,
      )
    }
    holder?.bundleIds.delete(request.bundleId)
    ensured.team.bundleIds.add(request.bundleId)
    return { ok: true }
  }
}

const BAD_NAME = `A name has 1 to ${NAME_LENGTH} characters.`

function readName(name: string): string | null {
  const trimmed = name.trim()
  return trimmed === '' || trimmed.length > NAME_LENGTH ? null : trimmed
}

function noDevice() {
  return refuse('no-device', 'This device no longer exists.')
}
