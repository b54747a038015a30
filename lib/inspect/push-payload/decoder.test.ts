import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { pushPayload } from './decoder'

describe('the samples', () => {
  it.each(pushPayload.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('push-payload')
    expect(inspection.verdict).toBe(verdict)
    const codes = inspection.findings.map(({ code }) => code)
    for (const code of findings) expect(codes).toContain(code)
    const errors = inspection.findings.filter(({ level }) => level === 'error')
    expect(errors.filter(({ code }) => !findings.includes(code))).toEqual([])
  })
})

const payload = (aps: object, more: object = {}) => JSON.stringify({ aps, ...more })

describe('the push type that it is judged as', () => {
  it.each([
    { name: 'an alert', text: payload({ alert: 'Hello' }), type: 'alert' },
    {
      name: 'an alert that wakes the app',
      text: payload({ alert: 'a', 'content-available': 1 }),
      type: 'alert',
    },
    { name: 'a background push', text: payload({ 'content-available': 1 }), type: 'background' },
    {
      name: 'a Live Activity',
      text: payload({ timestamp: 1, event: 'update', 'content-state': {} }),
      type: 'liveactivity',
    },
    { name: 'widgets', text: payload({ 'content-changed': true }), type: 'widgets' },
    { name: 'a large VoIP push', text: payload({}, { call: 'x'.repeat(4_500) }), type: 'voip' },
  ])('$name', async ({ text, type }) => {
    const inspection = await inspect(text)
    expect(inspection.summary).toContain(`push type ${type},`)
    expect(inspection.findings.map(({ code }) => code)).not.toContain(
      'push-request/payload-too-large',
    )
  })
})

describe('the size', () => {
  it.each([
    { bytes: 4_096, over: false },
    { bytes: 4_097, over: true },
  ])('$bytes bytes of an alert', async ({ bytes, over }) => {
    const empty = payload({ alert: '' }).length
    const inspection = await inspect(payload({ alert: 'x'.repeat(bytes - empty) }))
    expect(inspection.fields[0]?.value).toBe(String(bytes))
    expect(inspection.verdict).toBe(over ? 'invalid' : 'unverified')
  })

  it('says that white space is legal', async () => {
    const inspection = await inspect(pushPayload.samples[0].text ?? '')
    const finding = inspection.findings.find(({ code }) => code === 'json/white-space')
    expect(finding?.message).toContain('not the reason why a push is refused')
  })
})

describe('the fields', () => {
  it('are explained inside aps, and an app’s own keys are its own', async () => {
    const { fields } = await inspect(
      payload({ alert: { title: 'a', tilte: 'b' }, 'stale-date': 1768478400, new: 1 }, { id: 7 }),
    )
    const aps = fields.find(({ label }) => label === 'aps')
    const alert = aps?.children?.[0]
    expect(alert?.children?.map(({ label, unknown }) => [label, unknown ?? false])).toEqual([
      ['title', false],
      ['tilte', true],
    ])
    expect(aps?.children?.[1]?.words).toBe('2026-01-15 12:00:00 UTC')
    expect(aps?.children?.[2]?.unknown).toBe(true)
    expect(fields.find(({ label }) => label === 'id')?.unknown).toBeUndefined()
  })

  it('says nothing of now where now is not given', async () => {
    const text = payload({ timestamp: 1_700_000_000, event: 'update', 'content-state': {} })
    const without = (await inspect(text)).findings.map(({ code }) => code)
    const given = await inspect(text, { now: new Date('2026-11-22T10:00:00Z') })
    expect(without).not.toContain('push-request/live-activity-stale-timestamp')
    expect(given.findings.map(({ code }) => code)).toContain(
      'push-request/live-activity-stale-timestamp',
    )
  })
})
