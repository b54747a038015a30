import { budgetFinding } from '../../rules/budget'
import { findings, lint } from '../../rules/lint'
import { profileRules } from '../../rules/profile'
import { exampleProfile, type ProfileSubject } from '../../rules/profile/subject'
import type { Step } from '../../rules/rule'
import { type CmsResult, readCms, unreadCms, verifyCms } from '../../verify/cms'
import { BUDGETS } from '../budgets'
import type { Context, Decoded, Decoder } from '../decoder'
import { plistView } from '../plist/fields'
import { member, type PlistNode, plistValue } from '../plist/node'
import { readPlist } from '../plist/read'
import { textOf } from '../plist/subject'
import type { Source } from '../source'
import { developerCertificates, instantOf, isKnown, profileKind, profileSubject } from './facts'
import { deviceTables, profileFields } from './fields'
import { type FoundProfile, findProfile } from './find'
import { PROFILE_SAMPLES } from './samples'

export const provisioningProfile: Decoder = {
  id: 'provisioning-profile',
  title: 'Provisioning profile',
  about:
    'A .mobileprovision or .provisionprofile from Xcode or the developer account, its base64, or the answer of the App Store Connect API with its profileContent.',
  samples: PROFILE_SAMPLES,
  detect: (source) => {
    if (findProfile(source)) return 0.98
    return /\.(?:mobileprovision|provisionprofile)$/i.test(source.name ?? '') ? 0.85 : 0
  },
  decode: (source, context) => decode(source, context),
}

async function decode(source: Source, context: Context): Promise<Decoded> {
  const found = findProfile(source) ?? {
    bytes: source.asn1 ?? source.bytes,
    form: 'cms',
    wrapped: null,
  }
  if (found.form === 'plist') return decodeContent(found.bytes, found, context, async () => null)
  const read = readCms(found.bytes)
  if (!read.ok) {
    const { steps, findings } = unreadCms(read)
    return { summary: 'It is not a readable provisioning profile.', steps, findings }
  }
  const { cms } = read
  const verify = (signedAt: number | null) =>
    verifyCms(cms, { trust: context.trust, now: context.now, signedAt })
  if (!cms.content) {
    const { steps, findings } = await verify(null)
    return { summary: 'It is a signature without its profile.', steps, findings }
  }
  return decodeContent(cms.content, found, context, verify)
}

async function decodeContent(
  content: Uint8Array,
  { wrapped }: Omit<FoundProfile, 'bytes'>,
  context: Context,
  verify: (signedAt: number | null) => Promise<CmsResult | null>,
): Promise<Decoded> {
  const reading = readPlist(content)
  const views = [plistView('plist', content)]
  if (!reading.ok) {
    const verified = await verify(null)
    const budget = reading.problem === 'budget'
    const problem = budget ? null : `${reading.message} Byte ${reading.at} of what is inside.`
    const subject: ProfileSubject = { ...NOTHING, problem, wrapped, signed: verified !== null }
    const own = budget
      ? [budgetFinding(reading.budget, null)]
      : findings(lint(profileRules, subject))
    return {
      summary: 'The property list inside the profile cannot be read.',
      steps: verified?.steps ?? [],
      findings: [...own, ...(verified?.findings ?? [])],
      views,
    }
  }
  const { root } = reading
  const verified = await verify(instantOf(member(root, 'CreationDate')))
  const subject = profileSubject(root, context.now, {
    signed: verified !== null,
    wrapped,
    verified,
  })
  const signer = verified ? signerSteps(verified) : []
  return {
    title: titleOf(root),
    summary: `${tellingOf(root)} ${groundsOf(verified)}`,
    tells: tellingOf(root),
    findings: [...findings(lint(profileRules, subject)), ...(verified?.findings ?? [])],
    steps: [...(verified?.steps ?? []), ...signer],
    proof: signer.some(({ result }) => result === 'unknown') ? null : (verified?.proof ?? null),
    fields: profileFields(root, 'plist'),
    views,
    tables: deviceTables(root),
    value: plistValue(root),
    parts: await Promise.all(
      developerCertificates(root)
        .slice(0, BUDGETS.certificates)
        .map((der, index) => context.part(der, `DeveloperCertificates[${index}]`, 'certificate')),
    ),
  }
}

/** Nothing is said of a profile that could not be read but that. */
const NOTHING: ProfileSubject = {
  ...exampleProfile,
  signer: null,
  kind: null,
  created: null,
  expires: null,
  now: null,
  appId: null,
  apsEnvironment: null,
  devices: null,
  certificates: [],
}

/** Apple’s root alone says little: every developer has a certificate under it. */
function signerSteps({ signer, root }: CmsResult): Step[] {
  if (!signer || !root) return []
  const name = 'Signer is one that signs profiles'
  const who = `“${signer.subject.text.slice(0, 80)}”`
  if (root.origin === 'added') {
    const detail = `Not checked: ${who} is under a root that was added here.`
    return [{ name, result: 'skipped', detail }]
  }
  return isKnown(signer)
    ? [
        {
          name,
          result: 'pass',
          detail: `${who} is a signer from which Apple’s systems accept profiles.`,
        },
      ]
    : [
        {
          name,
          result: 'unknown',
          detail: `${who} is under Apple’s root, but is not one of the names known to sign profiles.`,
          code: 'profile/signer',
        },
      ]
}

function titleOf(root: PlistNode): string {
  return `Provisioning profile for ${profileKind(root).name}`
}

function tellingOf(root: PlistNode): string {
  const name = textOf(member(root, 'Name')) ?? 'without a name'
  return `The profile “${name.slice(0, 80)}” for ${profileKind(root).name}.`
}

/** Why it is not verified, where it is not. */
function groundsOf(verified: CmsResult | null): string {
  return verified
    ? 'Its signature could not be traced to a signer from which Apple’s systems accept profiles.'
    : 'It is only the property list, so no signature could be verified.'
}
