import type { Sample } from '../decoder'
import made from './signed-samples.json'

const trust = [{ name: 'Assay sample root', pem: made.root }]
const { samples } = made
const bytes = (base64: string, name: string) => ({ name, base64 })

export const PROFILE_SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'For development, from Xcode',
    file: bytes(samples.development, 'example.mobileprovision'),
    trust,
    verdict: 'valid',
    findings: ['profile/development-environment', 'profile/listed-devices-only', 'profile/topic'],
    from: 'made; the form of a profile that Xcode manages',
  },
  {
    name: 'profileContent of the App Store Connect API',
    text: samples.answer,
    trust,
    verdict: 'valid',
    findings: ['profile/base64-content', 'profile/production-environment', 'profile/topic'],
    from: 'Q23: it is not XML after base64',
  },
  {
    name: 'A wildcard without pushes, as base64',
    text: samples.wildcard,
    trust,
    verdict: 'valid',
    findings: ['profile/wildcard', 'profile/base64-content', 'profile/listed-devices-only'],
    from: 'made',
  },
  {
    name: 'Expired, and without pushes',
    file: bytes(samples.expired, 'adhoc.mobileprovision'),
    trust,
    verdict: 'valid',
    findings: ['profile/expired', 'profile/no-aps-environment', 'profile/listed-devices-only'],
    from: 'made; no valid aps-environment entitlement string found',
  },
  {
    name: 'For macOS outside the App Store',
    file: bytes(samples.mac, 'example.provisionprofile'),
    trust,
    verdict: 'valid',
    findings: ['profile/production-environment', 'profile/topic'],
    from: 'made; the macOS key of aps-environment',
  },
  {
    name: 'From somebody else’s root',
    file: bytes(samples.store, 'other.mobileprovision'),
    verdict: 'invalid',
    findings: ['chain/untrusted-root', 'profile/production-environment', 'profile/topic'],
    from: 'made; the root is not trusted',
  },
  {
    name: 'Changed after it was signed',
    file: bytes(samples.changed, 'changed.mobileprovision'),
    trust,
    verdict: 'invalid',
    findings: [
      'cms/digest',
      'profile/development-environment',
      'profile/listed-devices-only',
      'profile/topic',
    ],
    from: 'made',
  },
  {
    name: 'What security cms -D prints',
    text: samples.text,
    verdict: 'unverified',
    findings: ['profile/unsigned', 'profile/production-environment', 'profile/topic'],
    from: 'made; without its signature',
  },
]
