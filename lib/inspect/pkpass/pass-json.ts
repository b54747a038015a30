import { isJsonObject } from '../../json/node'
import { findings, lint } from '../../rules/lint'
import { passRules } from '../../rules/pass'
import { GOOD_PASS } from '../../rules/pass-subject'
import type { Decoder } from '../decoder'
import type { Source } from '../source'
import { readPassJson } from './read-pass-json'
import { JSON_SAMPLES } from './samples'

/** pass.json alone, before it is signed. */
export const passJson: Decoder = {
  id: 'pass-json',
  title: 'Description of a Wallet pass',
  about: 'A pass.json by itself: what is on the pass, and how its updates are announced.',
  samples: JSON_SAMPLES,
  detect,
  decode: async (source, { now }) => {
    const pass = readPassJson(source.bytes)
    const subject = {
      ...GOOD_PASS,
      unread: pass.ok ? null : pass.problem,
      pass: pass.ok ? pass.facts : null,
      bundle: null,
      signer: null,
      now,
    }
    const found = findings(lint(passRules, subject))
    if (!pass.ok) return { summary: pass.problem, findings: found }
    return {
      title: `${pass.title}, not signed`,
      summary:
        'The description of a pass. It is not signed by itself: the archive around it is, so paste the .pkpass to see by whom.',
      findings: found,
      fields: pass.fields,
      views: pass.views,
      tables: [pass.table],
      value: pass.value,
    }
  },
}

function detect({ json }: Source): number {
  if (!json?.ok || !isJsonObject(json.value)) return 0
  const { value } = json
  const has = (key: string) => Object.hasOwn(value, key)
  if (has('passTypeIdentifier') && (has('formatVersion') || has('serialNumber'))) return 0.96
  return has('formatVersion') && has('teamIdentifier') ? 0.8 : 0
}
