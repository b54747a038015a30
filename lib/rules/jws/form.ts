import type { JwsProblem } from './problem'

const JWS = 'https://www.rfc-editor.org/rfc/rfc7515'
const COMPACT = `${JWS}#section-3.1`
const BASE64URL = `${JWS}#section-2`
const JSON_NAMES = 'https://www.rfc-editor.org/rfc/rfc8259#section-4'
const PAPER = 'https://www.rfc-editor.org/rfc/rfc4648#section-3.5'

const COPY_WHOLE =
  'Copy the token again, from its first “ey” to the last character of the third part.'

/** What can be wrong with the form of a compact JWS, whoever signed it. */
export const FORM_PROBLEMS: Readonly<Record<string, JwsProblem>> = {
  empty: {
    title: 'There is no token',
    cause:
      'The field that was read is empty: often the wrong property of a response, such as `signedTransactionInfo` when it is inside `data`.',
    fix: 'Print the whole response and take the token from the right field.',
    see: [COMPACT],
    example: 'The text is empty.',
  },
  'no-dots': {
    title: 'The token has only one part',
    cause:
      'It was cut at the first dot, or it is something else: a receipt, a key or an identifier.',
    fix: COPY_WHOLE,
    see: [COMPACT],
    example: 'There is no dot in it, where two dots should separate three parts.',
  },
  'part-missing': {
    title: 'The token has no signature part',
    cause: 'It was cut at the second dot, or copied from a tool that shows the parts apart.',
    fix: COPY_WHOLE,
    see: [COMPACT],
    example: 'There are two parts. The third, the signature, is missing with its dot.',
  },
  'part-count': {
    title: 'The token does not have three parts',
    cause: 'Something with dots of its own was copied along, or two tokens follow each other.',
    fix: 'Copy just one token: three parts with two dots between them.',
    see: [COMPACT],
    example: 'There are 4 parts instead of three.',
  },
  encrypted: {
    title: 'The token is encrypted, not signed',
    cause: 'Five parts make a JWE. What Apple sends to servers and apps is signed, not encrypted.',
    fix: 'Find out which system made it. It cannot be read without that system’s key.',
    see: ['https://www.rfc-editor.org/rfc/rfc7516#section-3.1'],
    example: 'There are five parts, as in a JWE: an encrypted token, where a signed one has three.',
  },
  'json-serialization': {
    title: 'The token is written as JSON',
    cause:
      'A JWS can also be written as a JSON object with one or more signatures. Apple sends only the compact form.',
    fix: 'Write it as protected header, payload and signature with dots between them, and expect the compact form.',
    see: [`${JWS}#section-7.2`],
    example:
      'It is JSON with “signature” and “protected”: the JSON serialisation of a JWS, where the compact form is expected.',
  },
  'json-not-token': {
    title: 'There is JSON where a token is expected',
    cause: 'The object around a token was pasted, or a token that somebody has already decoded.',
    fix: 'Take the token from the field that contains it, such as `signedPayload`.',
    see: [COMPACT],
    example: 'It is JSON, not a token of three parts.',
  },
  'body-duplicate-key': {
    title: 'The body has two tokens under one name',
    cause:
      'Apple sends one signedPayload. If it appears twice, two parsers act on two different tokens.',
    fix: 'Do not act on it. Answer such a body with an error, and accept notifications only in the form in which Apple sends them.',
    see: [JSON_NAMES],
    example: 'The body has “signedPayload” 2 times. The last one was read; others read the first.',
  },
  character: {
    title: 'The token has a character that base64url does not have',
    cause: 'It was shortened with dots, escaped for another format, or mixed with other text.',
    fix: COPY_WHOLE,
    see: [BASE64URL],
    example: 'The payload has “…” at character 120, where base64url has no such character.',
  },
  'cut-short': {
    title: 'A part of the token was cut',
    cause: 'Its length is one that base64 never has; the end of the part is missing.',
    fix: COPY_WHOLE,
    see: [BASE64URL],
    example: 'The header has 1 character, a length that base64 never has: at least one is missing.',
  },
  'white-space': {
    title: 'The token has white space inside',
    cause:
      'A terminal, an email program or a text field broke the line, and the break was copied along.',
    fix: 'Remove the white space. A verifier that lets it through accepts many texts for one token.',
    see: [BASE64URL],
    example: 'There are line breaks in the payload (at character 76 of it).',
  },
  padding: {
    title: 'A part of the token ends with padding',
    cause: 'It was encoded with a base64 function that pads, while JWS leaves padding out.',
    fix: 'Encode with base64url without “=”, and pass tokens on unchanged.',
    see: [BASE64URL],
    example: 'The signature ends with “==”, which base64url leaves out.',
  },
  'standard-alphabet': {
    title: 'The token is written in standard base64',
    cause: 'It was decoded and encoded again with + and /, or a URL turned - and _ into them.',
    fix: 'Use base64url, with - and _ and without padding, and pass tokens on unchanged.',
    see: [BASE64URL],
    example: 'The signature has “+”, a character of standard base64, where base64url has “-”.',
  },
  'spare-bits': {
    title: 'The last character of a part was changed',
    cause:
      'It stands for fewer bits than a character has, and the rest must be zero. Many libraries do not check that, so several texts pass as the same token.',
    fix: 'Get the token from its source again. Compare tokens by what they decode to, not by their text.',
    see: [PAPER],
    example:
      'The last character of the signature, “R”, carries bits that belong to no byte: it was changed after signing, or written by a faulty encoder.',
  },
  'header-empty': {
    title: 'The header is empty',
    cause: 'The token begins with a dot: its first part was cut or never written.',
    fix: COPY_WHOLE,
    see: [COMPACT],
    example: 'The header has no bytes.',
  },
  'header-not-json': {
    title: 'The header is not a JSON object',
    cause: 'The text only looks like a token, or its first part was damaged.',
    fix: COPY_WHOLE,
    see: [`${JWS}#section-4`],
    example: 'The header is not text in UTF-8.',
  },
  'header-duplicate-key': {
    title: 'A key appears twice in the header',
    cause: 'No encoder writes that. It makes two parsers see two different headers.',
    fix: 'Do not accept the token: names in the header must be unique.',
    see: [`${JWS}#section-4`],
    example: 'In the header the key "alg" appears 2 times. Parsers differ in which one counts.',
  },
  'payload-empty': {
    title: 'The token’s payload is empty',
    cause: 'There is nothing between the dots: the payload was cut out, or is sent separately.',
    fix: COPY_WHOLE,
    see: [`${JWS}#appendix-F`],
    example: 'The payload has no bytes.',
  },
  'payload-not-json': {
    title: 'The payload is not a JSON object',
    cause: 'The middle part was damaged, or encoded once too often.',
    fix: COPY_WHOLE,
    see: ['https://www.rfc-editor.org/rfc/rfc7519#section-7.2'],
    example: 'The payload is JSON, but not an object.',
  },
  'payload-duplicate-key': {
    title: 'A key appears twice in the payload',
    cause: 'No encoder of Apple’s writes that. It makes two parsers see two different payloads.',
    fix: 'Do not accept the token, and find out what made it.',
    see: [JSON_NAMES],
    example:
      'In the payload the key "bundleId" appears 2 times. Parsers differ in which one counts.',
  },
  'signature-missing': {
    title: 'The token is not signed',
    cause:
      'The part after the second dot is empty, as in tokens of the algorithm “none” or in ones cut there.',
    fix: 'Do not accept it. Copy the whole token, or have it signed.',
    see: ['https://www.rfc-editor.org/rfc/rfc7518#section-3.6'],
    example: 'Nothing follows the second dot: the token is not signed.',
  },
}
