import { indexOfWord } from '../../bytes/ascii'
import { budgetFinding } from '../../rules/budget'
import { findings, lint } from '../../rules/lint'
import { passRules } from '../../rules/pass'
import { GOOD_PASS, type PassSubject } from '../../rules/pass-subject'
import type { Context, Decoded, Decoder } from '../decoder'
import type { Inspection } from '../inspection'
import type { Source } from '../source'
import { readZip } from '../zip/read-zip'
import type { ZipRefusal } from '../zip/zip'
import { readBundle } from './bundle'
import { type PassJson, readPassJson } from './read-pass-json'
import { SAMPLES } from './samples'
import { nameSteps, signerOf, verifyPassSignature } from './signature'

type Files = ReadonlyMap<string, Uint8Array>

/** A Wallet pass: an archive with a description, pictures, a manifest and a signature. */
export const pkpass: Decoder = {
  id: 'pkpass',
  title: 'Wallet pass',
  about:
    'A .pkpass file: what is on the pass, whether its files are the ones that were signed, and by whom.',
  samples: SAMPLES,
  detect: (source) => {
    const bytes = archiveOf(source)
    if (!bytes) return 0
    const named = /\.pkpass(?:es)?$/i.test(source.name ?? '')
    const listed = indexOfWord(bytes.subarray(-65_536), 'pass.json') >= 0
    return named || listed ? 0.96 : 0.3
  },
  decode: async (source, context) => {
    const reading = readZip(archiveOf(source) ?? source.bytes)
    if (!reading.ok) return refused(reading.refusal)
    const inner = [...reading.files].filter(([name]) => /\.pkpass$/i.test(name))
    if (!reading.files.has('pass.json') && inner.length > 0) return decodePasses(inner, context)
    return decodePass(reading.files, context)
  },
}

/** `PK\3\4`, or the end alone of an archive without files; also as base64. */
function archiveOf({ bytes, base64 }: Source): Uint8Array | null {
  const isZip = (start: Uint8Array): boolean =>
    start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5)
  if (isZip(bytes)) return bytes
  return base64 && isZip(base64) ? base64 : null
}

function refused(refusal: ZipRefusal): Decoded {
  if (refusal.kind === 'budget') {
    const finding = budgetFinding(refusal.budget, refusal.asked)
    return { summary: finding.message, findings: [finding] }
  }
  const { problem, detail } = refusal
  const subject: PassSubject = { ...GOOD_PASS, zip: { problem, detail } }
  return { summary: `The archive was not unpacked. ${detail}`, findings: said(subject) }
}

/** A .pkpasses file: several passes in one archive. */
async function decodePasses(
  passes: readonly (readonly [string, Uint8Array])[],
  context: Context,
): Promise<Decoded> {
  const parts: Inspection[] = []
  for (const [name, content] of passes) parts.push(await context.part(content, name, 'pkpass'))
  return {
    title: 'Several Wallet passes',
    summary: `An archive with ${passes.length} passes. Each is looked at by itself.`,
    parts,
    value: passes.map(([name]) => name),
  }
}

async function decodePass(files: Files, context: Context): Promise<Decoded> {
  const content = files.get('pass.json')
  const pass: PassJson = content
    ? readPassJson(content)
    : { ok: false, problem: 'The archive has no pass.json at its top.' }
  const { bundle, steps, table } = await readBundle(files)
  const [signature, manifest] = [files.get('signature'), files.get('manifest.json')]
  const cms = signature && manifest ? await verifyPassSignature(signature, manifest, context) : null
  const signer = signerOf(cms?.signer ?? null)
  const facts = pass.ok ? pass.facts : null
  const subject: PassSubject = {
    zip: null,
    unread: pass.ok ? null : pass.problem,
    pass: facts,
    bundle,
    signer,
    now: context.now,
  }
  const names = cms ? nameSteps(facts, signer) : []
  const all = [...steps, ...(cms?.steps ?? []), ...names]
  // Any developer has a certificate for passes: without the names it proves nothing of this one.
  const whole =
    all.every(({ result }) => result !== 'fail') &&
    names.every(({ result }) => result === 'pass') &&
    bundle.extra.length === 0
  return {
    title: pass.ok ? `Wallet pass: ${pass.title}` : 'Wallet pass',
    summary: summaryOf(pass, cms !== null),
    proof: whole ? (cms?.proof ?? null) : null,
    steps: all,
    findings: [...(cms?.findings ?? []), ...said(subject)],
    fields: pass.ok ? pass.fields : [],
    views: pass.ok ? pass.views : [],
    tables: pass.ok ? [pass.table, table] : [table],
    value: {
      pass: pass.ok ? pass.value : null,
      signer: signer && { ...signer },
      files: [...files.keys()],
    },
  }
}

function summaryOf(pass: PassJson, signed: boolean): string {
  if (!pass.ok) return `An archive without a pass in it. ${pass.problem}`
  return signed
    ? 'A Wallet pass. The checks say whether its signature holds.'
    : 'A Wallet pass without a checkable signature.'
}

function said(subject: PassSubject): NonNullable<Decoded['findings']> {
  return findings(lint(passRules, subject))
}
