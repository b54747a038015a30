import { expect, test } from 'vitest'
import { exampleOrder } from '@/lib/rules/server-api/subject'
import { callAppStore, changeAtAppStore } from './open'
import { exampleToken } from './testing/harness'

process.env.ASSAY_SIMULATOR = 'off'
process.env.ASSAY_LOG = 'silent'

const asked = async (claims: Record<string, unknown> = {}) => ({
  order: exampleOrder('request-test', { environment: 'simulator' }).order,
  credential: { kind: 'token', token: await exampleToken(Date.now(), { claims }) } as const,
  session: null,
  signal: null,
})

test('without a simulator nothing is sent', async () => {
  expect(await callAppStore(await asked())).toMatchObject({
    kind: 'not-sent',
    problem: { code: 'simulator-off' },
  })
})

test('a second click joins the first one, and nobody else does', async () => {
  const one = await asked()
  const first = changeAtAppStore(one, 'id-1')
  expect(changeAtAppStore({ ...one }, 'id-1')).toBe(first)
  expect(changeAtAppStore(one, 'id-2')).not.toBe(first)
  expect(changeAtAppStore(await asked({ bid: 'com.example.other' }), 'id-1')).not.toBe(first)
  await first
  expect(changeAtAppStore(one, 'id-1')).not.toBe(first)
})
