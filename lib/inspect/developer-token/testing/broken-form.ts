import type { BrokenToken } from './broken-token'
import { CLAIMS, ending, IAT, token, written } from './tokens'

const good = token('provider')
const [head = '', body = '', tail = ''] = good.split('.')
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
/** A signature whose text has both characters in which the two alphabets differ. */
const dashes = ending(good, `-_${'A'.repeat(83)}Q`)

/** RFC 7515 and RFC 4648: the form. */
export const BROKEN_FORM: readonly BrokenToken[] = [
  ['two parts', `${head}.${body}`, ['jws/part-missing']],
  ['four parts', `${good}.AAAA`, ['jws/part-count']],
  ['a line break inside', `${head}.\n${body}.${tail}`, ['jws/white-space']],
  ['wrapped at 64 characters', good.replaceAll(/.{64}/g, '$&\n'), ['jws/white-space']],
  ['a space before a dot', `${head} .${body}.${tail}`, ['jws/white-space']],
  ['padding on the signature', `${good}==`, ['jws/padding']],
  ['standard base64', dashes.replaceAll('-', '+').replaceAll('_', '/'), ['jws/standard-alphabet']],
  ['an invisible character', `${head}.${body}.${tail}\u200b`, ['jws/white-space']],
  ['spare bits', `${good.slice(0, -1)}${spare(good.at(-1) ?? '')}`, ['jws/spare-bits']],
  ['a comma inside', `${head}.${body}.${tail.slice(0, 40)},${tail.slice(40)}`, ['jws/character']],
  ['one character of the claims missing', `${head}.${body.slice(0, -1)}.${tail}`, [cutOf(body)]],
  ['no signature', `${head}.${body}.`, ['jws/signature-missing']],
  ['quotes', `"${good}"`, ['paste/quoted']],
  ['Bearer', `Bearer ${good}`, ['paste/bearer']],
  ['a header line', `Authorization: bearer ${good}`, ['paste/bearer']],
  ['percent-encoded', good.replaceAll('.', '%2E'), ['paste/url-encoded']],
  ['base64 twice', Buffer.from(good).toString('base64'), ['paste/base64-of-text']],
  ['claims that are a list', `${head}.${encode(['DEF123GHIJ'])}.${tail}`, ['jws/payload-not-json']],
  [
    'a claim twice',
    written('{"alg":"ES256","kid":"ABC123DEFG"}', `{"iss":"DEF123GHIJ","iat":1,"iat":${IAT}}`),
    ['jws/payload-duplicate-key'],
  ],
  [
    'a Key ID twice, as Apple’s page on invalid Maps tokens shows it',
    written(
      '{"typ":"JWT","alg":"ES256","kid":"ABC123DEFG","kid":"ABC123DEFG"}',
      JSON.stringify(CLAIMS.maps),
    ),
    ['jws/header-duplicate-key'],
  ],
  ['an extension to understand', token('provider', {}, { crit: ['exp'] }), ['jws/crit']],
]

/** The same character with a bit set that belongs to no byte: 86 characters have 4 such bits. */
function spare(last: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return letters[letters.indexOf(last) + 1] ?? ''
}

/** Without its last character a part has a length that no base64 has, spare bits or half a byte less. */
function cutOf(part: string): string {
  return part.length % 4 === 2 ? 'jws/cut-short' : 'jws/spare-bits'
}
