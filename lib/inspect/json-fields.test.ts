import { describe, expect, it } from 'vitest'
import { readJson } from '../json/read'
import { type JsonFieldTable, jsonFields } from './json-fields'

describe('fields of JSON', () => {
  const table: JsonFieldTable = {
    price: { title: 'Price', kind: 'money', words: (value) => `${Number(value) / 1000}` },
    when: { title: 'When', kind: 'instant' },
    kind: { title: 'Kind', values: { '1': 'one' } },
    list: { title: 'List', fields: { a: { title: 'A' } } },
  }
  const fieldsOf = (text: string) => {
    const read = readJson(text)
    if (!read.ok) throw new Error(read.message)
    return jsonFields(read.root, text, 'v', table)
  }

  it('puts values into words and marks what is not documented', () => {
    const [price, when, kind, other, unknown] = fieldsOf(
      '{"price":10990,"when":1763000000000,"kind":1,"kind2":2,"kind":7}',
    )
    expect(price).toMatchObject({ kind: 'money', value: '10990', words: '10.99', title: 'Price' })
    expect(when).toMatchObject({ kind: 'instant', instant: 1_763_000_000_000 })
    expect(kind).toMatchObject({ kind: 'enum', words: 'one' })
    expect(kind?.unknown).toBeUndefined()
    expect(other).toMatchObject({ label: 'kind2', unknown: true })
    expect(unknown).toMatchObject({ label: 'kind', value: '7', unknown: true })
  })

  it.each(['"soon"', '1e300', '-1e17'])('shows %s as it came where a date was due', (value) => {
    const [field] = fieldsOf(`{"when":${value}}`)
    expect(field?.kind).not.toBe('instant')
    expect(field?.instant).toBeUndefined()
  })

  it('keeps every digit and every key', () => {
    const fields = fieldsOf('{"id":12345678901234567890,"__proto__":1,"id":2}')
    expect(fields.map(({ label, value }) => [label, value])).toEqual([
      ['id', '12345678901234567890'],
      ['__proto__', '1'],
      ['id', '2'],
    ])
  })

  it('gives each its bytes, whatever the characters', () => {
    const text = '{"é😀":"ü","list":[{"a":"€"},null]}'
    const bytes = new TextEncoder().encode(text)
    const slice = (range?: { start: number; end: number }) =>
      new TextDecoder().decode(bytes.subarray(range?.start, range?.end))
    const [first, list] = fieldsOf(text)
    expect(slice(first?.range)).toBe('"é😀":"ü"')
    expect(slice(list?.range)).toBe('"list":[{"a":"€"},null]')
    expect(slice(list?.children?.[0]?.range)).toBe('{"a":"€"}')
    expect(slice(list?.children?.[0]?.children?.[0]?.range)).toBe('"a":"€"')
    expect(slice(list?.children?.[1]?.range)).toBe('null')
  })
})
