import type { ServerFacts } from '../../rules/certificate-subject'
import { readAlternativeNames } from '../../x509/extension-values'
import type { Certificate } from '../../x509/types'
import { commonName, type ServerOutput } from './server-output'

/** https://developer.apple.com/news/?id=09za8wzy */
export const ANNOUNCED = 'USERTrust RSA Certification Authority'
const APNS = /(?:^|\.)push\.apple\.com$/

const NO_OUTPUT: ServerOutput = { host: null, links: [], verify: null, protocol: null }

/** The same of certificates alone, where the first of them is one of an APNs server. */
export function apnsServerFacts(all: readonly Certificate[]): ServerFacts | null {
  // One certificate alone does not say where its chain leads to.
  if (all.length < 2) return null
  const facts = serverFacts(NO_OUTPUT, all[0] ?? null, all, null)
  return facts.apns ? facts : null
}

/** What was shown of a server, and where its chain leads to by name. */
export function serverFacts(
  output: ServerOutput,
  leaf: Certificate | null,
  all: readonly Certificate[],
  brokenLink: string | null,
): ServerFacts {
  const host = output.host ?? hostOf(leaf)
  const last = output.links.at(-1)
  const root =
    commonName(last?.issuer ?? '') ?? all.at(-1)?.issuer.text ?? last?.issuer ?? 'an unnamed root'
  const names = [root, ...all.flatMap(({ issuer }) => issuer.text)]
  return {
    host,
    apns: host !== null && APNS.test(host),
    root,
    announced: names.includes(ANNOUNCED),
    brokenLink,
    verify: output.verify,
  }
}

/** The first host that the leaf is for. */
function hostOf(leaf: Certificate | null): string | null {
  const names = leaf?.extensions.find(({ oid }) => oid === '2.5.29.17')
  const dns = names
    ? readAlternativeNames(names)?.find((name) => name.startsWith('DNS '))
    : undefined
  return dns?.slice('DNS '.length).toLowerCase() ?? null
}
