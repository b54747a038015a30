import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import type { Decoder } from '../decoder'
import { connectToken, otherJwt, providerToken, serverApiToken } from './decoders'

const rows = [providerToken, serverApiToken, connectToken, otherJwt].flatMap((decoder: Decoder) =>
  decoder.samples.map((sample) => ({ id: decoder.id, ...sample })),
)

describe('the samples', () => {
  it.each(rows)('$id: $name', async ({ id, text = '', keys = [], verdict, findings = [] }) => {
    const inspection = await inspect(text, { keys })
    expect(inspection.findings.map(({ code }) => code)).toEqual(findings)
    expect(inspection).toMatchObject({ format: id, verdict })
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
  })
})
