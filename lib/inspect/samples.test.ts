import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '../bytes/base64'
import { inspect } from '.'
import type { Sample } from './decoder'
import { DECODERS } from './registry'

/** When most samples were made, and long after: a button must not change its answer with the years. */
const CLOCKS = ['2026-11-22T10:05:00Z', '2038-01-01T00:00:00Z']

const every = DECODERS.flatMap(({ id, samples }) =>
  samples.flatMap((sample) =>
    (sample.now === undefined ? CLOCKS : [sample.now]).map((now) => ({ id, sample, now })),
  ),
)

function inputOf({ text, file }: Sample): string | Uint8Array {
  if (!file) return text ?? ''
  const read = decodeBase64(file.base64)
  if (!read.ok) throw new Error('a sample is not base64')
  return read.bytes
}

describe.each(every)('$id: $sample.name, at $now', ({ id, sample, now }) => {
  it('comes out as it says', async () => {
    const { trust, keys, password, file } = sample
    const said = await inspect(inputOf(sample), {
      now: new Date(now),
      ...(trust ? { trust } : {}),
      ...(keys ? { keys } : {}),
      ...(password === undefined ? {} : { password }),
      ...(file ? { name: file.name } : {}),
    })
    const codes = said.findings.map(({ code }) => code)
    expect({ format: said.format, verdict: said.verdict }).toEqual({
      format: id,
      verdict: sample.verdict,
    })
    expect(codes).toEqual(expect.arrayContaining([...(sample.findings ?? [])]))
    const errors = said.findings.filter(({ level }) => level === 'error').map(({ code }) => code)
    if (sample.findings) expect(sample.findings).toEqual(expect.arrayContaining(errors))
  })
})
