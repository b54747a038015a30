import { PROFILE_SIGNERS } from '../../apple/profile-keys'
import type { ProfileSubject } from '../../rules/profile/subject'
import type { CmsResult } from '../../verify/cms'
import { readCertificate } from '../../x509/read-certificate'
import type { Certificate } from '../../x509/types'
import { member, type PlistNode } from '../plist/node'
import { textOf, textsOf } from '../plist/subject'

/** What a profile is for, and how that was told. */
export interface ProfileKind {
  name:
    | 'development'
    | 'ad hoc distribution'
    | 'the App Store'
    | 'in-house distribution'
    | 'Developer ID'
  because: string
}

/** Nothing in a profile names its type; the portal’s types differ in these keys. */
export function profileKind(root: PlistNode): ProfileKind {
  const mac = textsOf(member(root, 'Platform')).includes('OSX')
  const all = member(root, 'ProvisionsAllDevices')
  if (all?.type === 'boolean' && all.value) {
    return mac
      ? { name: 'Developer ID', because: 'ProvisionsAllDevices is true and the platform is macOS.' }
      : { name: 'in-house distribution', because: 'ProvisionsAllDevices is true.' }
  }
  if (!member(root, 'ProvisionedDevices')) {
    return { name: 'the App Store', because: 'There is no list of devices.' }
  }
  const entitlements = member(root, 'Entitlements')
  const debug = member(entitlements, 'get-task-allow')
  if (mac || (debug?.type === 'boolean' && debug.value)) {
    const because = mac ? 'the platform is macOS' : 'get-task-allow is true'
    return { name: 'development', because: `There is a list of devices, and ${because}.` }
  }
  return {
    name: 'ad hoc distribution',
    because: 'There is a list of devices, and get-task-allow is not true.',
  }
}

/** The certificates that it lists, as bytes. */
export function developerCertificates(root: PlistNode): Uint8Array[] {
  const list = member(root, 'DeveloperCertificates')
  return list?.type === 'array'
    ? list.items.flatMap((item) => (item.type === 'data' ? [item.bytes] : []))
    : []
}

export function instantOf(node: PlistNode | undefined): number | null {
  return node?.type === 'date' ? node.instant : null
}

const first = (entitlements: PlistNode | undefined, keys: readonly string[]): string | null =>
  keys.map((key) => textOf(member(entitlements, key))).find((text) => text !== null) ?? null

/** What the rules look at. */
export function profileSubject(
  root: PlistNode,
  now: number | null,
  {
    signed,
    wrapped,
    verified,
  }: { signed: boolean; wrapped: string | null; verified: CmsResult | null },
): ProfileSubject {
  const entitlements = member(root, 'Entitlements')
  const devices = member(root, 'ProvisionedDevices')
  const { signer = null, root: anchor = null } = verified ?? {}
  return {
    problem: root.type === 'dict' ? null : 'The property list is not a dictionary.',
    wrapped,
    signed,
    signer:
      signer && anchor
        ? { name: signer.subject.text, known: isKnown(signer), root: anchor.origin }
        : null,
    kind: profileKind(root).name,
    created: instantOf(member(root, 'CreationDate')),
    expires: instantOf(member(root, 'ExpirationDate')),
    now,
    appId: first(entitlements, ['application-identifier', 'com.apple.application-identifier']),
    apsEnvironment: first(entitlements, ['aps-environment', 'com.apple.developer.aps-environment']),
    devices: devices?.type === 'array' ? devices.items.length : null,
    certificates: developerCertificates(root).flatMap((der) => {
      const read = readCertificate(der)
      if (!read.ok) return []
      const { subject, notAfter } = read.certificate
      return [{ name: subject.text, notAfter }]
    }),
  }
}

/** The names in Apple’s chain are Apple’s to give: no developer’s certificate is called so. */
export const isKnown = (signer: Certificate): boolean =>
  PROFILE_SIGNERS.includes(signer.subject.text)
