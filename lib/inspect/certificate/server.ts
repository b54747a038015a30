import { budgetFinding } from '../../rules/budget'
import { certificateRules } from '../../rules/certificate'
import type { CertificateSubject, ServerFacts } from '../../rules/certificate-subject'
import { findings, lint } from '../../rules/lint'
import type { Step } from '../../rules/rule'
import { quoted } from '../../verify/chain-words'
import { readAlternativeNames } from '../../x509/extension-values'
import type { Certificate } from '../../x509/types'
import { BUDGETS } from '../budgets'
import type { Context, Decoded, Decoder, Proof } from '../decoder'
import type { Field } from '../inspection'
import type { Source } from '../source'
import { verifyCertificate } from './chain'
import { findCertificates } from './find'
import { serverSamples } from './samples'
import { ANNOUNCED, serverFacts } from './server-facts'
import { looksLikeServerOutput, readServerOutput, type ServerOutput } from './server-output'
import { NO_CERTIFICATE, subjectOf } from './subject'

export const serverCertificates: Decoder = {
  id: 'server-certificates',
  title: 'Certificates of a server',
  about: 'What `openssl s_client -showcerts` printed about a connection, for instance to APNs.',
  samples: serverSamples,
  detect: ({ text }) => {
    if (text === null || text.length > 1_000_000) return 0
    return looksLikeServerOutput(text) ? 0.97 : 0
  },
  decode: async (source, context) => decodeServer(source, context),
}

async function decodeServer(source: Source, context: Context): Promise<Decoded> {
  const output = readServerOutput(source.text ?? '')
  const found = findCertificates(source, BUDGETS.certificates)
  const over =
    found.count > BUDGETS.certificates ? [budgetFinding('certificates', found.count)] : []
  const all = found.readings.flatMap((reading) => (reading.ok ? [reading.certificate] : []))
  const [leaf, ...others] = all
  const chain = leaf ? await verifyCertificate(leaf, others, context) : null
  const broken = chain?.steps.find(({ result }) => result === 'fail')
  const server = serverFacts(output, leaf ?? null, all, broken?.detail ?? null)
  const forHost = leaf ? hostStep(leaf, server.host) : null
  const subject = leaf ? subjectOf(leaf, context.now) : NO_CERTIFICATE
  const unread = found.readings.find((reading) => !reading.ok)
  const problem = unread && !unread.ok ? unread.problem : null
  return {
    title: server.host ? `Certificates of ${server.host}` : 'Certificates of a server',
    summary: summaryOf(server, all.length),
    proof: leaf && chain?.root && forHost?.result === 'pass' ? proofOf(leaf, chain.root) : null,
    findings: [
      ...over,
      ...told({ ...subject, broken: problem, server, besideKey: found.besideKey }),
    ],
    steps: [...(chain?.steps ?? []), ...(forHost ? [forHost] : [])],
    fields: fieldsOf(output, server),
    value: {
      host: server.host,
      root: server.root,
      links: output.links,
      verify: server.verify,
      protocol: output.protocol,
    },
    parts: await Promise.all(
      all.map((row, index) => context.part(row.der, `certificate ${index + 1}`, 'certificate')),
    ),
  }
}

/** Whether the certificate names the host that was asked: https://www.rfc-editor.org/rfc/rfc9525#section-6.3 */
function hostStep({ extensions }: Certificate, host: string | null): Step {
  const name = 'Certificate is for the host'
  const names = extensions.find(({ oid }) => oid === '2.5.29.17')
  const hosts = ((names && readAlternativeNames(names)) ?? [])
    .filter((entry) => entry.startsWith('DNS '))
    .map((entry) => entry.slice('DNS '.length).toLowerCase())
  if (host === null) return { name, result: 'unknown', detail: 'The output does not name a host.' }
  const wild = `*${host.slice(host.indexOf('.'))}`
  const found = hosts.find((entry) => entry === host || entry === wild)
  return found === undefined
    ? { name, result: 'unknown', detail: `Its subjectAltName does not name ${host}.` }
    : { name, result: 'pass', detail: `Its subjectAltName names ${found}.` }
}

const told = (subject: CertificateSubject) => findings(lint(certificateRules, subject))

const proofOf = (leaf: Certificate, root: Extract<Proof, { by: 'chain' }>['root']): Proof => ({
  by: 'chain',
  signer: leaf.subject.text,
  root,
  signedAt: null,
})

function summaryOf(server: ServerFacts, count: number): string {
  const who = server.host ?? 'The server'
  const shown = `${who} showed ${count} ${count === 1 ? 'certificate' : 'certificates'}, which lead by name to ${quoted(server.root)}.`
  if (!server.apns) return `${shown} That root is not verified here.`
  return server.announced
    ? `${shown} That is the root that Apple announced for APNs in 2024; it is not verified here, so check that your server’s trust store has it.`
    : `${shown} Apple announced another one for APNs: ${ANNOUNCED}.`
}

function fieldsOf(output: ServerOutput, server: ServerFacts): Field[] {
  const optional = (label: string, title: string, value: string | null): Field[] =>
    value === null ? [] : [{ label, title, value, kind: 'text' }]
  return [
    ...optional('host', 'Host', server.host),
    ...optional('protocol', 'Protocol', output.protocol),
    ...optional('root', 'Root that the chain names', server.root),
    ...optional(
      'verify return code',
      'What openssl made of it',
      server.verify && `${server.verify.code} (${server.verify.text})`,
    ),
    ...output.links.map(
      ({ subject, issuer }, index): Field => ({
        label: String(index),
        title: `Certificate ${index + 1}`,
        value: subject,
        kind: 'text',
        words: `issued by ${issuer}`,
      }),
    ),
  ]
}
