import 'server-only'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { AboutKey } from '../keys'

export const ABOUT: AboutKey = {
  name: 'Work',
  kind: 'apns',
  fileName: 'AuthKey_ABC123DEFG.p8',
  keyId: 'ABC123DEFG',
  teamId: 'TEAM123456',
  origin: 'file',
}

export function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
}

/** PKCS#8, as an upload has it. */
export function derOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'pkcs8' })
}
