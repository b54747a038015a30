import { expect, it } from 'vitest'
import { sentences } from './sentences'

it.each([
  ['', []],
  ['One sentence.', ['One sentence.']],
  [
    'The signature has 32 bytes, so it is an HMAC. The key shows it: the secret was its text.',
    ['The signature has 32 bytes, so it is an HMAC.', 'The key shows it: the secret was its text.'],
  ],
  // A dot inside of a word ends nothing.
  [
    'Made over “header.payload”, twice. “alg” is ES256.',
    ['Made over “header.payload”, twice.', '“alg” is ES256.'],
  ],
  ['Made over {"iss":"a. b"} it was.', ['Made over {"iss":"a. b"} it was.']],
])('%s', (text, wanted) => expect(sentences(text)).toEqual(wanted))
