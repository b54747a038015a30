import { BROKEN_ISSUERS, BROKEN_MEANT, BROKEN_OTHER_CLAIMS } from './broken-claims'
import { BROKEN_FORM } from './broken-form'
import { BROKEN_HEADER } from './broken-header'
import { BROKEN_SIGNATURES } from './broken-signature'
import { BROKEN_TIMES } from './broken-times'
import type { BrokenToken } from './broken-token'

export const BROKEN_TOKENS = [
  group('form', BROKEN_FORM),
  group('header', BROKEN_HEADER),
  group('issuer', BROKEN_ISSUERS),
  group('times', BROKEN_TIMES),
  group('other claims', BROKEN_OTHER_CLAIMS),
  group('meant for', BROKEN_MEANT),
  group('signature', BROKEN_SIGNATURES),
]

function group(name: string, tokens: readonly BrokenToken[]) {
  const rows = tokens.map(([what, text, codes, options = {}]) => ({ what, text, codes, options }))
  return { name, rows }
}
