import type { Step } from '../rules/rule'
import type { Cms } from './cms'
import { contentKind } from './cms-oids'
import type { CmsProblemName } from './cms-problems'

export const NO_MARKS = { leaf: null, intermediate: null } as const

export const cmsPass = (name: string, detail: string): Step => ({ name, result: 'pass', detail })

export const cmsSkipped = (name: string, detail: string): Step => ({
  name,
  result: 'skipped',
  detail,
})

export const cmsUnknown = (name: string, problem: CmsProblemName, detail: string): Step => ({
  name,
  result: 'unknown',
  detail,
  code: `cms/${problem}`,
})

export const cmsFail = (name: string, problem: CmsProblemName, detail: string): Step => ({
  name,
  result: 'fail',
  detail,
  code: `cms/${problem}`,
})

/** What was read, and whether anything follows it. */
export function formStep(cms: Cms): Step[] {
  const holds = cms.content
    ? `It contains ${bytes(cms.content.length)} of ${contentKind(cms.contentType)}`
    : 'It has no content'
  const brings =
    cms.certificates.length === 1 ? '1 certificate' : `${cms.certificates.length} certificates`
  const loose = cms.loose ? ' It is written in BER rather than DER, which is allowed.' : ''
  const form = cmsPass('Form is a signed message', `${holds}, and ${brings}.${loose}`)
  if (cms.leftover === 0) return [form]
  const length = cms.bytes.length - cms.leftover
  const detail = `The message ends after ${bytes(length)}, and ${number(cms.leftover)} more follow.`
  return [form, cmsUnknown('Nothing follows the message', 'trailing-bytes', detail)]
}

const number = (value: number): string => value.toLocaleString('en-GB')
const bytes = (value: number): string => `${number(value)} ${value === 1 ? 'byte' : 'bytes'}`
