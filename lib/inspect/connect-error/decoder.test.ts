import { describe, expect, it } from 'vitest'
import { CONNECT_ERRORS, findConnectError } from '../../apple/connect-errors'
import { inspect } from '..'
import { Source } from '../source'
import { connectError } from './decoder'

const detect = (text: string) => connectError.detect(Source.of(text))

describe('the samples', () => {
  it.each(connectError.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('connect-error')
    expect(inspection.verdict).toBe(verdict)
    expect(inspection.findings.map(({ code }) => code)).toEqual(findings)
  })
})

describe('the code is read by its parts', () => {
  it.each([
    ['ENTITY_ERROR.ATTRIBUTE.INVALID.UNMODIFIABLE', 'ENTITY_ERROR.ATTRIBUTE.INVALID'],
    ['ENTITY_ERROR.SOMETHING', 'ENTITY_ERROR'],
    ['PARAMETER_ERROR.ILLEGAL', 'PARAMETER_ERROR.ILLEGAL'],
    ['PARAMETER_ERRORS', null],
    ['STATE_ERROR.PENDING_AGREEMENTS', 'STATE_ERROR'],
    ['', null],
  ])('%s → %s', (code, prefix) => {
    expect(findConnectError(code)?.prefix ?? null).toBe(prefix)
  })

  it('has no prefix twice', () => {
    expect(new Set(CONNECT_ERRORS.map(({ prefix }) => prefix)).size).toBe(CONNECT_ERRORS.length)
  })
})

describe('what comes out', () => {
  it('points at the space in front of a value, and at the place', async () => {
    const inspection = await inspect(connectError.samples[1]?.text ?? '')
    expect(inspection.findings[0]).toMatchObject({
      at: '/data/attributes/capabilityType',
      message: expect.stringContaining('is " IN_APP_PASS_PROVISIONING", with a space in front'),
    })
  })

  it('names the right path and type of a price schedule', async () => {
    const inspection = await inspect(connectError.samples[2]?.text ?? '')
    expect(inspection.findings[0]?.fix).toContain('/v1/inAppPurchasePriceSchedules')
  })

  it('explains each of several errors, and one of tomorrow as it came', async () => {
    const inspection = await inspect(
      JSON.stringify({
        errors: [
          {
            status: '409',
            code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
            title: 'a',
            detail: 'No name.',
          },
          {
            status: '409',
            code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
            title: 'a',
            detail: 'No type.',
          },
          { status: '418', code: 'NEW_ONE.X', title: 'New', detail: 'It is new' },
        ],
      }),
    )
    expect(inspection.findings.map(({ code }) => code)).toEqual([
      'api-response/connect-entity-error-attribute-required',
      'api-response/connect-unknown-code',
    ])
    expect(inspection.findings[0]?.message).toMatch(/No name\..*No type\./)
    expect(inspection.tables[0]?.rows).toHaveLength(3)
  })

  it('reads no more errors than it has to', async () => {
    const errors = Array.from({ length: 9_000 }, () => ({
      code: 'NOT_FOUND',
      status: '404',
      title: '',
    }))
    const inspection = await inspect(JSON.stringify({ errors }))
    expect(inspection.tables[0]?.rows).toHaveLength(100)
  })
})

describe('detection leaves others alone', () => {
  it.each([
    '{"errors":[]}',
    '{"errors":["a"]}',
    '{"errors":[{"message":"x","code":42}]}',
    '{"errors":[{"message":"Not found","code":"not_found"}]}',
    '{"errorCode":4040010}',
    '{"reason":"BadPath"}',
    'errors',
  ])('%s', (text) => expect(detect(text)).toBeLessThan(0.5))
})
