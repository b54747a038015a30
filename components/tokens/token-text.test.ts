import { describe, expect, it } from 'vitest'
import { splitKeys, tokenParts } from './token-text'

const HEADER = 'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ'
const CLAIMS = 'eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzkzNDkxMjAwfQ'
const SIGNATURE = 'AbC-_dEf'
const TOKEN = `${HEADER}.${CLAIMS}.${SIGNATURE}`
const PARTS = { header: HEADER, claims: CLAIMS, signature: SIGNATURE }

describe('the parts of a token', () => {
  it.each([
    ['as it is', TOKEN],
    ['with Bearer', `Authorization: bearer ${TOKEN}`],
    ['in quotes', `"${TOKEN}",`],
    ['in a curl command', `curl -H 'authorization: bearer ${TOKEN}' https://api.push.apple.com`],
    ['in a variable', `APNS_TOKEN=${TOKEN}`],
    ['with line breaks inside', `${TOKEN.slice(0, 60)}\n${TOKEN.slice(60)}\n`],
  ])('%s', (_name, text) => expect(tokenParts(text)).toEqual(PARTS))

  it.each([
    ['without a signature', `${HEADER}.${CLAIMS}.`, { ...PARTS, signature: '' }],
    ['with padding', `${HEADER}==.${CLAIMS}.${SIGNATURE}`, { ...PARTS, header: `${HEADER}==` }],
    ['of two parts', `${HEADER}.${CLAIMS}`, null],
    ['none at all', 'a1b2c3d4', null],
    ['empty', '', null],
    ['host names', 'curl https://api.eye.example.com/3/device', null],
  ])('%s', (_name, text, parts) => expect(tokenParts(text)).toEqual(parts))
})

const PEM = '-----BEGIN PRIVATE KEY-----\nMIGT\nAgEA\n-----END PRIVATE KEY-----'
const PUBLIC = '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----'

describe('the keys in what was pasted', () => {
  it.each([
    ['a token', TOKEN, { keys: [], rest: TOKEN }],
    ['a key, line end included', `${PEM}\r\n`, { keys: [`${PEM}\r\n`], rest: '' }],
    ['a token and its key', `${TOKEN}\n\n${PEM}\n`, { keys: [PEM], rest: TOKEN }],
    ['two keys', `${PEM}\n${PUBLIC}\n`, { keys: [PEM, PUBLIC], rest: '' }],
    [
      'half a key',
      '-----BEGIN PRIVATE KEY-----\nMIGT',
      { keys: [], rest: '-----BEGIN PRIVATE KEY-----\nMIGT' },
    ],
  ])('%s', (_name, text, split) => expect(splitKeys(text)).toEqual(split))
})
