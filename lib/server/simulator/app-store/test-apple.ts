import 'server-only'
import { X509Certificate } from 'node:crypto'
import {
  AppStoreServerAPIClient,
  Environment,
  SignedDataVerifier,
} from '@apple/app-store-server-library'
import { type Bench, BUNDLE_ID } from './test-client'
import type { Side } from './world/model'

/** The library's client with nothing changed but where its base URL leads. */
export function clientOf(bench: Bench, side: Side): AppStoreServerAPIClient {
  const { pkcs8, keyId, issuerId } = bench.key
  const environment = side === 'sandbox' ? Environment.SANDBOX : Environment.PRODUCTION
  const pem = Buffer.from(pkcs8).toString('latin1')
  const client = new AppStoreServerAPIClient(pem, keyId, issuerId, BUNDLE_ID, environment)
  Object.assign(client, { urlBase: bench.store.endpoints[side].origin })
  return client
}

export function verifierOf(bench: Bench, side: Side): SignedDataVerifier {
  const root = new X509Certificate(bench.store.signing.rootPem).raw
  return side === 'sandbox'
    ? new SignedDataVerifier([root], false, Environment.SANDBOX, BUNDLE_ID)
    : new SignedDataVerifier([root], false, Environment.PRODUCTION, BUNDLE_ID, 6_400_000_001)
}
