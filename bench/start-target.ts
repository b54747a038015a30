import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { exportPKCS8, generateKeyPair } from 'jose'
import { makeAuthority } from '@/lib/server/apns/testing/certificates'
import { mintToken, providerTokenParts } from '@/lib/token/mint'
import type { Target } from './apns-rivals'

/** An APNs in a process of its own, and a key to push to it with. */
export async function startTarget(): Promise<Target & { stop(): void }> {
  const authority = await makeAuthority()
  const identity = await authority.issue()
  const child: ChildProcess = fork(fileURLToPath(new URL('./apns-target.ts', import.meta.url)))
  child.send(identity)
  const [{ port }] = await once(child, 'message')

  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const names = { keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' }
  const parts = providerTokenParts({ ...names, issuedAt: Date.now() / 1_000 })
  return {
    endpoint: { host: '127.0.0.1', port, servername: 'localhost', ca: [authority.root] },
    root: authority.root,
    key: await exportPKCS8(privateKey),
    ...names,
    authorization: `bearer ${await mintToken(parts, privateKey)}`,
    stop: () => child.kill(),
  }
}
