import { Scratch } from '../../bytes/scratch'
import { budgetFinding } from '../../rules/budget'
import { findings, lint } from '../../rules/lint'
import { GOOD_PKCS12, type Pkcs12Subject, pkcs12Rules } from '../../rules/pkcs12'
import type { Step } from '../../rules/rule'
import { BUDGETS } from '../budgets'
import type { Context, Decoded, Decoder } from '../decoder'
import type { Inspection } from '../inspection'
import type { Source } from '../source'
import { type Contents, readContents } from './contents'
import { contentsTable, outsideFields } from './fields'
import { type Opened, open, TooManyRounds, visibleCost } from './open'
import { type Pfx, readPfx } from './pfx'
import { SAMPLES } from './samples'
import { Pkcs12Fault } from './tree'

/** A .p12 or .pfx: certificates with their keys, of which only kind and size are shown. */
export const pkcs12: Decoder = {
  id: 'pkcs12',
  title: 'PKCS #12 file',
  about:
    'A .p12 or .pfx, as Keychain Access exports it: a certificate with its private key under a password. The key is never shown.',
  samples: SAMPLES,
  detect,
  decode: async (source, context) => {
    const scratch = new Scratch()
    try {
      const pfx = readPfx(source.asn1 ?? source.bytes)
      const cost = visibleCost(pfx)
      // Before any work: what the file asks for, all of it together.
      if (!(cost <= BUDGETS.passwordRounds)) return tooExpensive(cost, pfx)
      try {
        return await decodeOpened(pfx, await open(pfx, context.password, scratch), context, scratch)
      } catch (error) {
        if (error instanceof TooManyRounds) return tooExpensive(error.asked, pfx)
        throw error
      }
    } catch (error) {
      if (error instanceof Pkcs12Fault) return unreadable(error)
      throw error
    } finally {
      scratch.wipe()
    }
  },
}

/** SEQUENCE, INTEGER 3, and the SEQUENCE of the contents, whose type begins as PKCS #7 does. */
function detect({ asn1, name }: Source): number {
  if (!asn1) return 0
  const length = asn1[1] ?? 0
  const at = length > 0x80 ? length - 0x80 + 2 : 2
  const version =
    asn1[at] === 2 && asn1[at + 1] === 1 && asn1[at + 2] === 3 && asn1[at + 3] === 0x30
  if (version) return 0.97
  return name !== null && /\.(?:p12|pfx)$/i.test(name) ? 0.9 : 0
}

async function decodeOpened(
  pfx: Pfx,
  opened: Opened,
  context: Context,
  scratch: Scratch,
): Promise<Decoded> {
  const contents = await readContents(opened.bags, context.now, scratch)
  const subject = subjectOf(pfx, opened, contents, context.password)
  const parts: Inspection[] = []
  for (const [index, { bag }] of contents.certificates.slice(0, BUDGETS.certificates).entries()) {
    parts.push(await context.part(bag.der, `certificate ${index + 1}`, 'certificate'))
  }
  const many = contents.certificates.length > BUDGETS.certificates
  return {
    summary: summaryOf(subject, contents),
    steps: [sealStep(pfx, opened, subject)],
    findings: [
      ...(many ? [budgetFinding('certificates', contents.certificates.length)] : []),
      ...findings(lint(pkcs12Rules, subject)),
    ],
    fields: outsideFields(pfx),
    tables: contents.items.length > 0 ? [contentsTable(contents.items)] : [],
    value: {
      seal: pfx.mac && { algorithm: pfx.mac.name, rounds: pfx.mac.rounds },
      password: subject.password,
      contents: contents.items.map((item) => ({ ...item })),
      bytesAfterTheEnd: pfx.leftover,
    },
    parts,
  }
}

function subjectOf(
  pfx: Pfx,
  opened: Opened,
  contents: Contents,
  password: string | null,
): Pkcs12Subject {
  const schemes = pfx.safes.flatMap((safe) => {
    if (safe.kind === 'encrypted') return [safe.scheme]
    return safe.kind === 'open'
      ? safe.bags.flatMap((bag) => (bag.kind === 'encrypted-key' ? [bag.scheme] : []))
      : []
  })
  const named = (strength: string) => [
    ...new Set(schemes.filter((row) => row.strength === strength).map(({ name }) => name)),
  ]
  const supported = schemes.some(({ kind }) => kind !== 'unsupported')
  const closed = supported || opened.sealed !== null ? opened.with === null : false
  const whole = opened.closed.length === 0
  const { certificates, keys } = contents
  return {
    ...GOOD_PKCS12,
    password: !closed ? (opened.with ?? 'not needed') : password === null ? 'missing' : 'wrong',
    weak: named('weak'),
    old: named('old'),
    unsupported: [
      ...schemes.filter(({ kind }) => kind === 'unsupported').map(({ name }) => name),
      ...pfx.safes.flatMap((safe) =>
        safe.kind === 'other' ? [`a container of kind ${safe.oid}`] : [],
      ),
      ...(pfx.mac && !pfx.mac.hash ? [`the seal (${pfx.mac.name})`] : []),
    ],
    sealed: pfx.mac !== null,
    contents: whole ? { certificates: certificates.length, keys: keys.length } : null,
    stray: contents.stray,
    push: contents.push,
    expired: contents.expired,
  }
}

function sealStep({ mac }: Pfx, { sealed }: Opened, { password }: Pkcs12Subject): Step {
  const name = 'Seal matches the password'
  if (!mac) return { name, result: 'skipped', detail: 'The file has no seal (MAC).' }
  const looked = `${mac.name}, ${mac.rounds.toLocaleString('en-GB')} ${mac.rounds === 1 ? 'round' : 'rounds'}`
  if (sealed === null)
    return {
      name,
      result: 'unknown',
      detail: `Not checked here: ${looked}.`,
      code: 'pkcs12/unsupported',
    }
  if (sealed) {
    const which = password === 'empty' ? 'The empty password' : 'The password'
    return {
      name,
      result: 'pass',
      detail: `${which} makes the same seal: ${looked}. That shows that nothing has changed since, not who made the file.`,
    }
  }
  return {
    name,
    result: 'unknown',
    detail: `${password === 'wrong' ? 'The given password makes a different seal' : 'No password was given, and the empty one makes a different seal'}: ${looked}.`,
    code: password === 'wrong' ? 'pkcs12/wrong-password' : 'pkcs12/password-needed',
  }
}

function summaryOf({ password, stray }: Pkcs12Subject, contents: Contents): string {
  const { certificates, keys } = contents
  if (password === 'wrong') return 'The password does not open the file, or the file was changed.'
  if (password === 'missing')
    return 'A PKCS #12 file with a password. What is encrypted in it, and how, is shown below; enter the password to see the rest.'
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  const held = `It contains ${count(certificates.length, 'certificate')} and ${count(keys.length, 'private key')}.`
  const kinds = [...new Set(keys.map(({ facts }) => facts.words))].join(', ')
  const fit = stray === null && keys.length > 0 && certificates.length > 0
  return `${held}${kinds ? ` The key: ${kinds}.` : ''}${fit ? ' Key and certificate belong together.' : ''} Nobody signed the file; its certificates are checked one by one.`
}

function tooExpensive(asked: number, pfx: Pfx): Decoded {
  const finding = budgetFinding('passwordRounds', Number.isFinite(asked) ? asked : null)
  return { summary: finding.message, findings: [finding], fields: outsideFields(pfx) }
}

function unreadable({ code, sentence }: Pkcs12Fault): Decoded {
  const subject = { ...GOOD_PKCS12, problem: { code, detail: sentence } }
  return {
    summary: `The file was not opened. ${sentence}`,
    findings: findings(lint(pkcs12Rules, subject)),
  }
}
