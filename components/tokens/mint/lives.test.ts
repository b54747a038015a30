import { describe, expect, it } from 'vitest'
import { allowedLife, possibleLives, scopeRows } from './lives'

const CONNECT = { kind: 'connect', individual: false, scope: [] as string[] } as const

describe('how long a token may live', () => {
  it.each([
    [{ ...CONNECT, kind: 'apns' } as const, []],
    [{ ...CONNECT, kind: 'app-store' } as const, [300, 600, 1200, 3600]],
    [CONNECT, [300, 600, 1200]],
    [{ ...CONNECT, individual: true }, [300, 600, 1200]],
    [{ ...CONNECT, scope: ['PATCH /v1/apps/1'] }, [300, 600, 1200]],
    [
      { ...CONNECT, scope: ['GET /v1/apps'] },
      [300, 600, 1200, 3600, 86_400, 2_592_000, 15_552_000],
    ],
  ])('%j', (order, seconds) => {
    expect(possibleLives(order).map((row) => row.seconds)).toEqual(seconds)
  })

  it('is cut where the scope no longer allows it', () => {
    expect(allowedLife({ ...CONNECT, scope: ['GET /v1/apps'] }, 15_552_000)).toBe(15_552_000)
    expect(allowedLife(CONNECT, 15_552_000)).toBe(1200)
    expect(allowedLife(CONNECT, 300)).toBe(300)
  })
})

it.each([
  ['', []],
  [' GET /v1/apps \n\n  POST /v1/a', ['GET /v1/apps', 'POST /v1/a']],
])('a scope of %j', (text, rows) => {
  expect(scopeRows(text)).toEqual(rows)
})
