import { describe, expect, it } from 'vitest'
import { EXAMPLE_TOKEN } from '../../push/example-draft'
import { inspect } from '..'
import type { Context } from '../decoder'
import { Source } from '../source'
import { pushLog } from './decoder'

const detect = (text: string) => pushLog.detect(Source.of(text))
/** Parts are other decoders’ work. */
const CONTEXT: Context = {
  now: null,
  trust: [],
  keys: [],
  device: null,
  password: null,
  expect: {},
  part: (input) => inspect(typeof input === 'string' ? input.slice(0, 100) : input),
}

describe('detection leaves others alone', () => {
  it.each([
    'Hello',
    'curl https://example.com/',
    '{"reason":"BadDeviceToken"}',
    '{"aps":{"alert":"Hello"}}',
    '{"errorCode":4040010}',
    'HTTP/2 400\napns-id: a\n\n{"reason":"BadDeviceToken"}',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'https://example.com/v1/things',
    EXAMPLE_TOKEN,
    '',
  ])('%s', (text) => expect(detect(text)).toBeLessThan(0.5))

  it.each([
    ['spaces', `status${' '.repeat(300_000)}x`],
    ['line breaks', `a${'\n'.repeat(300_000)}x`],
    ['brackets', '[a: '.repeat(80_000)],
    ['beginnings of tokens', 'eyJ-'.repeat(80_000)],
    ['slashes', `curl${'/'.repeat(300_000)}`],
    ['capitals', `${'Aa'.repeat(150_000)}1`],
    ['quotes', `curl ${`"'`.repeat(150_000)} apns-topic`],
    ['open keys', '-----BEGIN PRIVATE KEY-----'.repeat(10_000)],
  ])('is quick on many %s', async (_name, text) => {
    const source = Source.of(text)
    const start = performance.now()
    pushLog.detect(source)
    await pushLog.decode(source, CONTEXT)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
