import { afterEach, describe, expect, it, test } from 'vitest'
import type { Credential } from '@/lib/app-store/call'
import { exampleOrder } from '@/lib/rules/server-api/subject'
import { makeLog } from '../log'
import { makeCall } from './caller'
import { credentialFor } from './credential'
import { hangUp, json, type Script, silence, text } from './testing/fault-server'
import { exampleToken, type Harness, SANDBOX, startHarness } from './testing/harness'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.close()
})

async function start(script: Script): Promise<Harness> {
  const harness = await startHarness(script, script, { limits: { firstByteMs: 100 } })
  running.push(harness)
  return harness
}

const notFound = json(404, { errorCode: 4_040_010, errorMessage: '' })

describe('the token', () => {
  it.each<[string, Script]>([
    ['an answer', json(200, { hasMore: false })],
    ['a refusal', text(401)],
    ['a refusal in words', text(401, 'Unauthenticated\n\nRequest ID: ABC')],
    ['an id that is not found', notFound],
    ['a redirect', text(302, '', { location: 'http://localhost:1/' })],
    ['a failure', text(503, 'no')],
    ['a hang-up', hangUp],
    ['silence', silence],
  ])('goes out in one header and comes back in nothing: %s', async (_, script) => {
    const harness = await start(script)
    const result = await harness.call(SANDBOX)
    const [seen] = harness.sandbox.seen
    expect(seen?.headers.authorization).toBe(`Bearer ${harness.token}`)
    expect(JSON.stringify([seen?.url, seen?.body])).not.toContain('eyJ')
    const lines: string[] = []
    makeLog('trace', { write: (line) => lines.push(line) }).warn({ result }, 'a call')
    const [, , signature = ''] = harness.token.split('.')
    for (const said of [JSON.stringify(result), lines.join('')]) {
      expect(said).not.toContain(signature.slice(0, 24))
      expect(said).not.toContain(harness.token.slice(0, 60))
    }
  })

  it.each<[string, Script]>([
    ['text', (request, response) => response.end(request.headers.authorization)],
    ['JSON', (request, response) => json(400, { seen: request.headers })(request, response)],
    [
      'a header',
      (request, response) =>
        text(429, '', { 'retry-after': request.headers.authorization ?? '' })(request, response),
    ],
  ])('does not come back from a server that says it back in %s', async (_, script) => {
    const harness = await start(script)
    const result = await harness.call(SANDBOX)
    const [, , signature = ''] = harness.token.split('.')
    expect(JSON.stringify(result)).toContain('[token]')
    expect(JSON.stringify(result)).not.toContain(signature.slice(0, 24))
  })
})

describe('whose token it is', () => {
  const NOW = Date.UTC(2026, 0, 18, 12)
  const ask = (credential: Credential | null) => credentialFor(credential, null, NOW)

  it('is said by nobody', async () => {
    expect(await ask(null)).toMatchObject({ problem: { code: 'no-key' } })
  })

  it('is a session’s that has ended', async () => {
    expect(await ask({ kind: 'vault', key: 'a' })).toMatchObject({
      problem: { code: 'session-ended' },
    })
  })

  it('counts one app and key together', async () => {
    const one = await ask({ kind: 'token', token: await exampleToken(NOW) })
    const two = await ask({ kind: 'token', token: await exampleToken(NOW) })
    const other = await ask({
      kind: 'token',
      token: await exampleToken(NOW, { claims: { bid: 'com.example.other' } }),
    })
    const owners = [one, two, other].map((row) => (row.ok ? row.token.owner : ''))
    expect(owners[0]).toBe(owners[1])
    expect(owners[0]).not.toBe(owners[2])
    expect(owners[0]).toMatch(/^"page" /)
  })

  it.each([
    ['nothing', ''],
    ['a word', 'abc'],
    ['a line break', 'a.b.c\r\nx: y'],
    ['two parts', 'eyJhIjoxfQ.eyJhIjoxfQ'],
    ['padding', 'eyJhIjoxfQ==.eyJhIjoxfQ==.YQ=='],
    ['no JSON', 'YQ.YQ.YQ'],
    ['very much', `eyJhIjoxfQ.eyJhIjoxfQ.${'a'.repeat(5_000)}`],
  ])('is read from no token that is %s', async (_, token) => {
    const result = await ask({ kind: 'token', token })
    expect(result).toMatchObject({ ok: false, problem: { code: 'token-shape' } })
    if (token.length > 3) expect(JSON.stringify(result)).not.toContain(token)
  })
})

test('a key of the vault is minted with when it is asked for, and not before', async () => {
  const harness = await start(json(200, {}))
  const asked: string[] = []
  const parts = {
    ...harness.parts,
    credentialFor: (...[credential, , now]: Parameters<typeof credentialFor>) =>
      credentialFor(credential, SESSION, now, async (_, key) => {
        asked.push(key)
        const ids = {
          keyId: 'KEY',
          issuerId: 'ISSUER',
          bundleId: 'com.example.app',
          appAppleId: '',
        }
        return {
          ...{ ok: true, token: harness.token, expiresAt: 0, ...ids },
          ...{ fingerprint: 'aa', keyFile: null },
        }
      }),
  }
  const credential = { kind: 'vault', key: 'key-1' } as const
  const make = (order = SANDBOX) =>
    makeCall(parts, { order, credential, session: SESSION, signal: null })
  expect(await make()).toMatchObject({ kind: 'answered' })
  expect(await make(exampleOrder('order', { environment: 'sandbox' }).order)).toMatchObject({
    kind: 'not-sent',
  })
  expect(asked).toEqual(['key-1'])
})

const SESSION = {
  rowKey: 'row',
  sid: new Uint8Array(16),
  half: new Uint8Array(32),
  created: 0,
  expires: 0,
  seen: 0,
}
