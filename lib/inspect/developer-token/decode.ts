import { jwsFindings } from '../../rules/jws'
import { findings, lint } from '../../rules/lint'
import type { Finding } from '../../rules/rule'
import { tokenRules } from '../../rules/token'
import { mintFactsOf } from '../../token/code/mint-facts'
import { MINT_SNIPPETS, mintSnippets } from '../../token/code/snippets'
import type { CompactJws, CompactReading } from '../../verify/jws'
import { extensionsStep } from '../../verify/jws-header'
import type { Context, Decoded } from '../decoder'
import { readKeyFileName } from '../private-key/file-name'
import { checkSignature, MOST_KEYS, type SignatureCheck } from './check-signature'
import { checklist } from './checklist'
import { tokenFields, tokenViews } from './fields'
import { kindOf, TOKEN_KINDS, type TokenFormat, type TokenKind } from './kinds'
import { signatureForm } from './signature-form'
import { kindAs, type TokenSubject } from './subject'

/**
 * What a token says that a developer signed, and what is wrong with it for sure. The signature’s
 * bytes are in no field, view or value: the token is a password for as long as it lives. For the
 * same reason the repaired text is not given; the failed step says what was repaired.
 */
export async function decodeToken(
  { jws, steps }: CompactReading,
  format: TokenFormat,
  context: Context,
): Promise<Decoded> {
  if (!jws) {
    return {
      summary: 'It looks like a JWT but cannot be read.',
      steps,
      findings: jwsFindings(steps),
    }
  }
  const formSteps = [...steps, extensionsStep(jws.header.value)]
  const meantFor = context.expect.tokenFor ?? null
  const kind = kindAs(format, jws.header.value, jws.payload.value, meantFor)
  const form = signatureForm(jws.signature)
  const check = await checkSignature(jws, form, kind, context.keys)
  const subject = subjectOf(jws, kind, check, context)
  return {
    title: TOKEN_KINDS[kind].title,
    summary: summary(subject),
    proof: check.proof,
    steps: [...formSteps, ...checklist(subject), check.step],
    findings: [
      ...jwsFindings(formSteps),
      ...withOwnIds(findings(lint(tokenRules, subject)), subject),
    ],
    fields: tokenFields(jws, kind, form, context.now),
    views: tokenViews(jws),
    value: {
      kind,
      header: subject.header,
      claims: subject.claims,
      signature: { bytes: jws.signature.length, form },
    },
  }
}

/** The code that a rule shows, as it would have minted this very token. */
function withOwnIds(found: readonly Finding[], { kind, header, claims }: TokenSubject): Finding[] {
  const facts = mintFactsOf(kind, header, claims)
  if (!facts || !found.some(({ snippets }) => snippets === MINT_SNIPPETS)) return [...found]
  const snippets = mintSnippets(facts)
  return found.map((finding) =>
    finding.snippets === MINT_SNIPPETS ? { ...finding, snippets } : finding,
  )
}

function subjectOf(
  { header, payload, signature }: CompactJws,
  kind: TokenKind,
  check: SignatureCheck,
  { now, keys, expect }: Context,
): TokenSubject {
  return {
    kind,
    looksLike: kindOf(header.value, payload.value),
    header: header.value,
    claims: payload.value,
    signature: {
      bytes: signature.length,
      form: signatureForm(signature),
      matches: check.step.result === 'skipped' ? null : check.proof !== null,
      mistakes: check.mistakes,
    },
    signerKeyId: check.signerKeyId,
    keyIds: keys
      .flatMap(({ name }) => readKeyFileName(name ?? '')?.keyId ?? [])
      .slice(0, MOST_KEYS),
    meantFor: expect.tokenFor ?? null,
    bundleId: expect.bundleId ?? null,
    now: now === null ? null : now / 1000,
  }
}

function summary({ kind, header, claims }: TokenSubject): string {
  const { title, about, key } = TOKEN_KINDS[kind]
  const facts = [
    typeof header.kid === 'string' ? `of key ${short(header.kid)} by its own header` : '',
    typeof claims.iss === 'string' ? `of issuer ${short(claims.iss)} by its claims` : '',
  ].filter((fact) => fact !== '')
  const says = facts.length > 0 ? `, ${facts.join(' and ')}` : ''
  return `${title}${says}. ${about} Its signature was not checked: that needs ${key}.`
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
