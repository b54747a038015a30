import type { Sample } from '../decoder'

const unverified = { verdict: 'unverified', findings: [], from: 'made' } as const

export const identifierSamples: readonly [Sample, ...Sample[]] = [
  { name: 'A UUID', text: '6f9619ff-8b86-4011-b42d-00cf4fc964ff', ...unverified },
  { name: 'A transaction’s number', text: '2000000123456789', ...unverified },
  { name: 'An order', text: 'MXA1B2C3D4', ...unverified },
  { name: 'Ten characters', text: 'ABC123DEFG', ...unverified },
  { name: 'An app’s number', text: '1234567890', ...unverified },
  { name: 'A bundle ID', text: 'com.example.app', ...unverified },
]
