import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cookieValue, parseCookie, readSessionCookie, rowKeyOf } from './cookie'

const parts = { sid: new Uint8Array(randomBytes(16)), half: new Uint8Array(randomBytes(32)) }
const value = cookieValue(parts)

test('what is written is read', () => {
  expect(value).toMatch(/^v1\.[\w-]{22}\.[\w-]{43}$/)
  expect(parseCookie(value)).toEqual(parts)
})

test.each([
  ['empty', ''],
  ['another version', value.replace('v1', 'v2')],
  ['no version', value.slice(3)],
  ['two parts', value.split('.').slice(0, 2).join('.')],
  ['four parts', `${value}.x`],
  ['a sid of 15 bytes', `v1.${randomBytes(15).toString('base64url')}.${value.split('.')[2]}`],
  ['a sid of 17 bytes', `v1.${randomBytes(17).toString('base64url')}.${value.split('.')[2]}`],
  ['a half of 31 bytes', `v1.${value.split('.')[1]}.${randomBytes(31).toString('base64url')}`],
  ['white space around', ` ${value}`],
  ['a new line after', `${value}\n`],
  ['padding', `${value}=`],
  ['quotes', `"${value}"`],
  ['percent-encoding', value.replaceAll('.', '%2E')],
  ['base64 with + and /', `v1.${'+'.repeat(22)}.${'/'.repeat(43)}`],
])('refused: %s', (_, text) => {
  expect(parseCookie(text)).toBeNull()
})

test('one session has one cookie: no other last character is read as the same bytes', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const [v, sid = '', half = ''] = value.split('.')
  for (const character of alphabet) {
    for (const text of [
      [v, sid.slice(0, -1) + character, half].join('.'),
      [v, sid, half.slice(0, -1) + character].join('.'),
    ]) {
      const read = parseCookie(text)
      if (read) expect(cookieValue(read)).toBe(text)
      if (text !== value) expect(read).not.toEqual(parts)
    }
  }
})

test('the row key is the hash that the design names', () => {
  // printf 'sid\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17' | sha256sum
  const sid = Uint8Array.from({ length: 16 }, (_, i) => i)
  expect(rowKeyOf(sid)).toBe('a2fc30d712b450accb3fc4826cd4f05c5c621226cb6cb083b38b323482bf0259')
})

describe('a tossed duplicate is not picked from', () => {
  const other = cookieValue({ sid: randomBytes(16), half: randomBytes(32) })
  test.each([
    ['none', null, null],
    ['another', 'theme=dark', null],
    ['alone', `assay=${value}`, value],
    ['among others', `theme=dark; assay=${value}; lang=en`, value],
    ['without spaces', `theme=dark;assay=${value};lang=en`, value],
    ['twice, ours first', `assay=${value}; assay=${other}`, null],
    ['twice, ours last', `assay=${other}; assay=${value}`, null],
    ['twice the same', `assay=${value}; theme=dark; assay=${value}`, null],
    ['a name that begins alike', `assay2=${other}; assay=${value}`, value],
    ['a name that ends alike', `__Host-assay=${other}; assay=${value}`, value],
    ['a value with = in it', 'assay=a=b', 'a=b'],
    ['another case', `Assay=${value}`, null],
  ])('%s', (_, header, expected) => {
    expect(readSessionCookie(header, 'assay')).toBe(expected)
  })
})
