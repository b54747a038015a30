import type { Sample } from '../decoder'
import signed from './signed-samples.json'

const { samples, root } = signed
const trust = [{ name: 'Assay sample root', pem: root }]

export const certificateSamples: readonly [Sample, ...Sample[]] = [
  {
    name: 'A push certificate',
    text: samples.push,
    verdict: 'unverified',
    from: 'made',
  },
  {
    name: 'With its issuers',
    text: samples.pushChain,
    trust,
    verdict: 'valid',
    from: 'made',
  },
  {
    name: 'Sandbox only, expired',
    text: samples.sandbox,
    verdict: 'invalid',
    findings: ['certificate/push-expired', 'certificate/push-sandbox-only'],
    from: 'made',
  },
  {
    name: 'For Wallet passes',
    text: samples.pass,
    verdict: 'unverified',
    findings: ['certificate/pass-type'],
    from: 'made',
  },
  {
    name: 'For signing apps',
    text: samples.distribution,
    trust,
    verdict: 'valid',
    findings: ['certificate/not-for-pushes'],
    from: 'made',
  },
  {
    name: 'With a foreign issuer',
    text: samples.forged,
    trust,
    verdict: 'invalid',
    findings: ['chain/issuer-signature', 'chain/root-signature'],
    from: 'made',
  },
]

export const requestSamples: readonly [Sample, ...Sample[]] = [
  {
    name: 'From Keychain Access',
    text: samples.request,
    verdict: 'unverified',
    from: 'made',
  },
]

export const serverSamples: readonly [Sample, ...Sample[]] = [
  {
    name: 'An APNs server',
    text: samples.apns,
    verdict: 'unverified',
    findings: ['certificate/server-root-announced'],
    from: 'questions Q9',
  },
  {
    name: 'A proxy in between',
    text: samples.proxied,
    verdict: 'unverified',
    findings: ['certificate/server-not-verified', 'certificate/server-root-other'],
    from: 'questions Q9',
  },
]
