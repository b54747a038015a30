import { describe, expect, it } from 'vitest'
import { toCsv } from './csv'

describe('a cell of CSV', () => {
  it.each([
    ['a word', 'pro.monthly', 'pro.monthly'],
    ['a comma', 'a,b', '"a,b"'],
    ['a quotation mark', 'a"b', '"a""b"'],
    ['a line end', 'a\nb', '"a\nb"'],
    ['nothing', null, ''],
    ['a number', -5, '-5'],
    ['a truth', true, 'true'],
    // OWASP, CSV injection: the characters that begin a formula.
    ['a formula', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['a plus', '+1', "'+1"],
    ['a minus in a text', '-1+1', "'-1+1"],
    ['an at', '@SUM(1)', "'@SUM(1)"],
    ['a tab before it', '\t=1', "'\t=1"],
    ['white space before it', '  =1', "'  =1"],
    ['a full-width sign', '＝1', "'＝1"],
  ])('%s', (_, cell, wanted) => expect(toCsv(['h'], [[cell]])).toBe(`h\r\n${wanted}\r\n`))

  it('guards the header too', () => {
    expect(toCsv(['=a', 'b'], [])).toBe("'=a,b\r\n")
  })
})
