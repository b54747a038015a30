import { afterEach, describe, expect, it, test } from 'vitest'
import { makeCall } from './caller'
import { appStoreAnchors, appStoreEndpoint } from './endpoint'
import { json, type Script } from './testing/fault-server'
import { type Harness, SANDBOX, startHarness } from './testing/harness'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function start(script: Script): Promise<Harness> {
  const harness = await startHarness(script)
  running.push(harness)
  return harness
}

describe('where it goes', () => {
  const simulated = async () => ({
    endpoint: { origin: 'https://localhost:1', ca: ['pem'] },
    anchors: [{ name: 'Simulator', pem: 'pem' }],
  })

  it('is Apple for Apple’s environments, whatever is simulated', async () => {
    expect(await appStoreEndpoint('production', simulated)).toEqual({
      origin: 'https://api.storekit.apple.com',
      ca: null,
    })
    expect(await appStoreAnchors('production', simulated)).toEqual([])
    expect(await appStoreAnchors('sandbox', simulated)).toEqual([])
  })

  it('is the simulator for its own', async () => {
    expect(await appStoreEndpoint('simulator', simulated)).toMatchObject({ ca: ['pem'] })
    expect(await appStoreAnchors('simulator-production', simulated)).toHaveLength(1)
  })

  test('nothing is sent where no simulator runs', async () => {
    const harness = await start(json(200, {}))
    const parts = { ...harness.parts, endpointOf: async () => null }
    const credential = { kind: 'token', token: harness.token } as const
    const result = await makeCall(parts, {
      order: SANDBOX,
      credential,
      session: null,
      signal: null,
    })
    expect(result).toMatchObject({ kind: 'not-sent', problem: { code: 'simulator-off' } })
  })
})
