import type { PlistSubject } from '../../rules/plist'
import { member, type PlistNode, type PlistReading } from './node'

const INFO = ['CFBundleIdentifier', 'CFBundleVersion', 'CFBundleExecutable', 'UIBackgroundModes']
const APS = ['aps-environment', 'com.apple.developer.aps-environment']
const ENTITLEMENT =
  /^(?:com\.apple\.(?:developer|security|application-identifier)|aps-environment|application-identifier|get-task-allow|keychain-access-groups)/

export type PlistKind = 'info' | 'entitlements' | 'other'

/** What the dictionary is for, by its keys. */
export function plistKind(root: PlistNode): PlistKind {
  if (root.type !== 'dict') return 'other'
  if (INFO.some((key) => member(root, key))) return 'info'
  return root.entries.some(({ key }) => ENTITLEMENT.test(key)) ? 'entitlements' : 'other'
}

/** What the rules look at. */
export function plistSubject(reading: PlistReading): PlistSubject {
  if (!reading.ok) {
    const problem = reading.problem === 'budget' ? null : `${reading.message} Byte ${reading.at}.`
    return {
      problem,
      entities: reading.problem === 'entities',
      duplicates: [],
      info: null,
      apsEnvironment: null,
    }
  }
  const { root } = reading
  const kind = plistKind(root)
  const bundleId = textOf(member(root, 'CFBundleIdentifier'))
  return {
    problem: null,
    entities: false,
    duplicates: [...duplicatesIn(root)],
    info:
      kind === 'info' && bundleId !== null
        ? {
            bundleId,
            backgroundModes: textsOf(member(root, 'UIBackgroundModes')),
            extension: member(root, 'NSExtension') !== undefined,
          }
        : null,
    apsEnvironment:
      kind === 'entitlements'
        ? (APS.map((key) => textOf(member(root, key))).find((value) => value !== null) ?? null)
        : null,
  }
}

/** A text; `null` for anything else. */
export function textOf(node: PlistNode | undefined): string | null {
  return node?.type === 'string' ? node.value : null
}

/** The texts of a list. */
export function textsOf(node: PlistNode | undefined): string[] {
  return node?.type === 'array' ? node.items.flatMap((item) => textOf(item) ?? []) : []
}

function duplicatesIn(node: PlistNode, found = new Set<string>()): Set<string> {
  if (node.type === 'array') for (const item of node.items) duplicatesIn(item, found)
  if (node.type !== 'dict') return found
  const seen = new Set<string>()
  for (const { key, value } of node.entries) {
    if (seen.has(key)) found.add(key)
    seen.add(key)
    duplicatesIn(value, found)
  }
  return found
}
