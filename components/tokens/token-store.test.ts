import { beforeEach, describe, expect, it } from 'vitest'
import type { PastedInput } from '../inspect/engine/protocol'
import { currentState, NOTHING_GIVEN } from '../inspect/paste-store'
import {
  currentToken,
  editToken,
  emptyToken,
  forgetToken,
  judgeByClock,
  setPurpose,
  takeInputs,
  takeSample,
} from './token-store'

const PEM = '-----BEGIN PRIVATE KEY-----\nMIGT\n-----END PRIVATE KEY-----\n'
const keys = () => currentState().settings.keys
let last = 0

function input(text: string | null, name: string | null = null): PastedInput {
  last += 1
  return { id: `test-${last}`, name, text, bytes: text === null ? new Uint8Array([1, 2]) : null }
}

beforeEach(forgetToken)

describe('what is pasted or dropped', () => {
  it('is the token, out of sight', () => {
    takeInputs([input('eyJ0b2tlbiI.e30.AA')])
    expect(currentToken()).toMatchObject({ input: { text: 'eyJ0b2tlbiI.e30.AA' }, open: false })
    expect(keys()).toEqual([])
  })

  it('goes to the keys where it is one, under its file’s name and once', () => {
    takeInputs([input(PEM, 'AuthKey_ABC123DEFG.p8')])
    takeInputs([input(PEM, 'AuthKey_ABC123DEFG (1).p8')])
    expect(keys()).toEqual([{ name: 'AuthKey_ABC123DEFG.p8', pem: PEM }])
    expect(currentToken().input).toBeNull()
  })

  it('is both at once', () => {
    takeInputs([input(PEM, 'a.p8'), input('eyJ0b2tlbiI.e30.AA')])
    takeInputs([input(`eyJhIjoxfQ.e30.AA\n${PEM.replace('MIGT', 'MIGU')}`)])
    expect(currentToken().input?.text).toBe('eyJhIjoxfQ.e30.AA')
    expect(keys().map(({ name }) => name)).toEqual(['a.p8', 'Pasted key 2'])
  })

  it('leaves the token that is there where it is only a key', () => {
    takeInputs([input('eyJ0b2tlbiI.e30.AA')])
    takeInputs([input(PEM)])
    expect(currentToken().input?.text).toBe('eyJ0b2tlbiI.e30.AA')
  })
})

describe('a sample', () => {
  const given = { ...NOTHING_GIVEN, keys: [{ pem: PEM }], now: 1 }

  it('keeps its key for itself: what is typed is none any more', () => {
    takeSample(input('eyJ0b2tlbiI.e30.AA'), given)
    expect(currentToken().given).toEqual(given)
    editToken('eyJ0b2tlbiI.e30.AB')
    expect(currentToken()).toMatchObject({ given: NOTHING_GIVEN, open: true })
    expect(keys()).toEqual([])
  })

  it('is judged by the clock where somebody asks, with its key still', () => {
    takeSample(input('eyJ0b2tlbiI.e30.AA'), given)
    judgeByClock()
    expect(currentToken().given).toEqual({ ...given, now: null })
  })
})

describe('forgetting', () => {
  it('empties the box and keeps key and purpose', () => {
    const file = input(null, 'a.bin')
    takeInputs([input(PEM), file])
    setPurpose('connect')
    emptyToken()
    expect(currentToken()).toMatchObject({ input: null, purpose: 'connect', open: true })
    expect(file.bytes).toEqual(new Uint8Array(2))
    expect(keys()).toHaveLength(1)
  })

  it('takes everything', () => {
    takeInputs([input(PEM), input('eyJ0b2tlbiI.e30.AA')])
    setPurpose('apns')
    forgetToken()
    expect(currentToken()).toMatchObject({ input: null, purpose: '' })
    expect(keys()).toEqual([])
  })
})
