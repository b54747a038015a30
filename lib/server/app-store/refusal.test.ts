import { afterEach, describe, expect, it } from 'vitest'
import type { Answered, CallResult } from '@/lib/app-store/answer'
import type { CallOrder } from '@/lib/app-store/call'
import { type Script, text } from './testing/fault-server'
import { type Harness, type HarnessOptions, SANDBOX, startHarness } from './testing/harness'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.close()
})

async function start(here: Script, there: Script = here, options: HarnessOptions = {}) {
  const harness = await startHarness(here, there, options)
  running.push(harness)
  return harness
}

function answered(result: CallResult): Answered {
  if (result.kind !== 'answered') throw new Error(JSON.stringify(result))
  return result
}

const PRODUCTION: CallOrder = { ...SANDBOX, environment: 'production' }

describe('a 401 without a body', () => {
  const refusal = async (order: CallOrder, options: HarnessOptions = {}, headers = {}) => {
    const harness = await start(text(401, '', headers), undefined, options)
    const result = answered(await harness.call(order))
    const step = (name: string) => result.steps?.find((row) => row.name === name)
    return { result, step, codes: result.findings.map(({ code }) => code) }
  }

  it('in production asks whether the app was released, once the token is in order', async () => {
    const { result, step, codes } = await refusal(PRODUCTION)
    expect(codes).toEqual(['api-response/unauthorized', 'server-api/never-released'])
    expect(result.findings[1]?.message).toContain('com.example.app')
    expect(step('Clock')?.result).toBe('pass')
    expect(step('Kind of key')?.result).toBe('unknown')
    expect(step('Released app')?.result).toBe('unknown')
    expect(result.steps?.filter((row) => row.result === 'fail')).toEqual([])
    expect(result.steps?.length).toBeGreaterThan(10)
  })

  it('in the sandbox does not', async () => {
    const { step, codes } = await refusal(SANDBOX)
    expect(codes).toEqual(['api-response/unauthorized'])
    expect(step('Released app')?.result).toBe('skipped')
  })

  it.each<[string, HarnessOptions, string]>([
    ['the token of App Store Connect', { claims: { bid: undefined } }, 'token/bundle-id-missing'],
    [
      'an individual key',
      { claims: { iss: undefined, sub: 'user' } },
      'token/individual-key-server-api',
    ],
    ['another audience', { claims: { aud: 'appstoreconnect' } }, 'token/audience-wrong'],
    ['a Team ID for the issuer', { claims: { iss: 'DEF123GHIJ' } }, 'token/issuer-other-id'],
    [
      'an end that is past',
      { claims: { iat: 1_768_000_000, exp: 1_768_000_300 } },
      'token/expired',
    ],
    ['a Key ID that is none', { header: { kid: 'short' } }, 'token/kid-length'],
  ])('names %s', async (_, options, code) => {
    const { result, codes } = await refusal(PRODUCTION, options)
    expect(codes).toContain(code)
    expect(result.steps?.find((row) => row.code === code)?.result).toBe('fail')
  })

  it('judges the token by the server’s clock', async () => {
    const date = new Date(Date.now() - 1_000_000).toUTCString()
    const { step, codes } = await refusal(SANDBOX, {}, { date })
    expect(codes).toContain('server-api/clock-skew')
    expect(codes).toContain('token/issued-in-future')
    expect(step('Clock')?.result).toBe('fail')
  })
})
