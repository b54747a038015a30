import { PROFILE_KEYS } from '../../apple/profile-keys'
import { readCertificate } from '../../x509/read-certificate'
import type { DataTable, Field } from '../inspection'
import { plistFields } from '../plist/fields'
import { member, type PlistNode } from '../plist/node'
import { textsOf } from '../plist/subject'
import { developerCertificates, profileKind } from './facts'

/** The profile as a tree; what is derived and not written there comes first and says so. */
export function profileFields(root: PlistNode, view: string): Field[] {
  const kind = profileKind(root)
  const derived: Field = {
    label: 'type',
    title: 'Made for',
    value: kind.name,
    kind: 'text',
    note: `Derived, since no key states it. ${kind.because}`,
  }
  return [derived, ...plistFields(root, view, PROFILE_KEYS).map((field) => described(field, root))]
}

function described(field: Field, root: PlistNode): Field {
  if (field.label === 'DeveloperCertificates') {
    const ders = developerCertificates(root)
    return {
      ...field,
      children: (field.children ?? []).map((child, index) => {
        const words = certificateWords(ders[index])
        return words === null ? child : { ...child, words }
      }),
    }
  }
  if (field.label !== 'Entitlements') return field
  return { ...field, children: (field.children ?? []).map(appIdInWords) }
}

function appIdInWords(field: Field): Field {
  if (!/^(?:com\.apple\.)?application-identifier$/.test(field.label)) return field
  const dot = field.value.indexOf('.')
  if (dot < 0) return field
  const bundleId = field.value.slice(dot + 1)
  const whose = bundleId.endsWith('*') ? `any bundle ID like ${bundleId}` : `bundle ID ${bundleId}`
  return { ...field, words: `prefix ${field.value.slice(0, dot)}, ${whose}` }
}

function certificateWords(der: Uint8Array | undefined): string | null {
  const read = der ? readCertificate(der) : null
  if (!read?.ok) return null
  const { subject, notAfter } = read.certificate
  return `${subject.text}, until ${new Date(notAfter).toISOString().slice(0, 10)}`
}

/** The devices that it lists; none where it has no list. */
export function deviceTables(root: PlistNode): DataTable[] {
  const devices = textsOf(member(root, 'ProvisionedDevices'))
  if (devices.length === 0) return []
  return [
    {
      id: 'devices',
      title: 'Devices',
      columns: [
        { id: 'number', title: 'No.', kind: 'number' },
        { id: 'udid', title: 'UDID', kind: 'mono' },
      ],
      rows: devices.map((udid, index) => [index + 1, udid]),
    },
  ]
}
