import { describe, expect, it } from 'vitest'
import { inspect } from '@/lib/inspect'
import { DECODERS } from '@/lib/inspect/registry'
import { readIds, readPlain } from './read-ids'

const sample = (format: string, name: RegExp) => {
  const found = DECODERS.find(({ id }) => id === format)?.samples.find((one) => name.test(one.name))
  if (!found) throw new Error(`no sample ${name} of ${format}`)
  return found.text ?? Buffer.from(found.file?.base64 ?? '', 'base64')
}
const read = async (format: string, name: RegExp) =>
  readIds(await inspect(sample(format, name), { as: format }))

describe('the id in what was pasted', () => {
  it.each([
    ['2000000123456789', 'an ID'],
    [' 2000000123456789\n', 'an ID'],
    ['MK5TTJ0000', 'an order ID'],
  ])('%j is %s', (text, what) => expect(readPlain(text)?.what).toBe(what))

  it.each(['eyJhbGciOiJFUzI1NiJ9.e30.x', 'hello', '{}', ''])('%j has to be read', (text) => {
    expect(readPlain(text)).toBeNull()
  })

  it.each(['transaction', 'renewal-info', 'notification', 'app-receipt', 'verify-receipt'])(
    'is found in every kind of %s',
    async (format) => {
      const { ids, what } = await read(format, /./)
      expect(what).toMatch(/^an? \S/)
      expect(ids[0]?.id).toMatch(/^\d+$/)
    },
  )

  it('puts the original id first, and names the product', async () => {
    const { ids } = await read('transaction', /./)
    expect(ids[0]).toMatchObject({ kind: 'original transaction ID' })
    expect(ids[0]?.product).not.toBeNull()
  })

  it('counts the purchases of a receipt', async () => {
    const { what } = await read('app-receipt', /./)
    expect(what).toMatch(/with \d+ purchases/)
  })

  it('finds none where there is none', async () => {
    expect(readIds(await inspect('a1'.repeat(32))).ids).toEqual([])
  })
})
