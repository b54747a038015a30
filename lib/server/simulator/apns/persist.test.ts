import { expect, test } from 'vitest'
import { demoWorld } from './demo'
import { persistWorld, type WorldStorage } from './persist'
import { goodPush, must, open, send, startBench } from './test-client'
import { World } from './world'

function memory(start: Uint8Array | null = null) {
  const kept = { bytes: start, saves: 0, fail: false }
  const storage: WorldStorage = {
    load: async () => kept.bytes,
    save: async (bytes) => {
      if (kept.fail) throw new Error('disk full')
      kept.bytes = bytes
      kept.saves += 1
    },
  }
  return { kept, storage }
}

const never = (error: unknown) => {
  throw error
}

test('teams, keys, devices, tokens and lock screens survive a restart', async () => {
  const { storage, kept } = memory()
  const before = await startBench({ storage })
  const push = goodPush(before)
  const session = await open(before.simulator.endpoints.sandbox)
  expect((await send(session, push)).status).toBe(200)
  session.close()
  must(before.simulator.world.setOnline('local', before.device.deviceId, false))
  before.simulator.world.setWireSpelling('local', 'observed')
  const state = before.simulator.world.state('local')
  await before.simulator.close()
  expect(kept.saves).toBeGreaterThan(0)

  const { startSimulator } = await import('../simulator')
  const after = await startSimulator({
    dataFolder: null,
    storage,
    now: () => before.clock.now,
    onProblem: never,
  })
  expect(after.start).toBe('restored')
  const { teams, devices, wireSpelling } = after.world.state('local')
  expect({ teams, devices, wireSpelling }).toEqual({
    teams: state.teams,
    devices: state.devices,
    wireSpelling: 'observed',
  })
  const again = await open(after.endpoints.sandbox)
  expect((await send(again, push)).status).toBe(200)
  again.close()
  expect(after.world.state('local').devices[0]?.stored).toHaveLength(1)
  await after.close()
})

test('changes within a moment are saved together, and the rest at the end', async () => {
  const { storage, kept } = memory()
  const world = new World()
  const persistence = await persistWorld(world, storage, { delayMs: 20, onProblem: never })
  must(demoWorld(world, 'local'))
  expect(kept.saves).toBe(0)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(kept.saves).toBe(1)
  must(world.createDevice('local', { name: 'Late' }))
  await persistence.close()
  expect(kept.saves).toBe(2)
  must(world.createDevice('local', { name: 'Too late' }))
  await persistence.flush()
  expect(kept.saves).toBe(2)
})

test('whoever waits for it is told once everything is saved, or that it could not be', async () => {
  const { storage, kept } = memory()
  const world = new World()
  const problems: unknown[] = []
  const onProblem = (error: unknown) => problems.push(error)
  const persistence = await persistWorld(world, storage, { onProblem })
  must(demoWorld(world, 'local'))
  await persistence.saved()
  expect(kept.saves).toBe(1)
  await persistence.saved()
  expect(kept.saves).toBe(1)
  kept.fail = true
  must(world.createDevice('local', { name: 'On a full disk' }))
  await persistence.saved()
  expect(problems).toHaveLength(1)
  kept.fail = false
  await persistence.saved()
  expect(kept.saves).toBe(2)
})

test('a failed save is told, and tried again', async () => {
  const { storage, kept } = memory()
  const world = new World()
  const problems: unknown[] = []
  const onProblem = (error: unknown) => problems.push(error)
  const persistence = await persistWorld(world, storage, { delayMs: 1, onProblem })
  kept.fail = true
  must(demoWorld(world, 'local'))
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(problems).toHaveLength(1)
  await expect(persistence.flush()).rejects.toThrow(/could not be saved/)
  kept.fail = false
  await persistence.flush()
  expect(kept.saves).toBe(1)
})

test.each([
  ['no JSON', 'rubbish'],
  ['another version', '{"version":99}'],
  ['not UTF-8', Buffer.from([0xff, 0xfe])],
  ['empty', ''],
])('what cannot be read begins anew: %s', async (_, bytes) => {
  const { storage } = memory(new Uint8Array(Buffer.from(bytes as string)))
  const world = new World()
  const persistence = await persistWorld(world, storage, { onProblem: never })
  expect(persistence.start).toBe('unreadable')
  expect(world.state('local').teams).toEqual([])
})
