import { CMS_PROBLEMS } from '../verify/cms-problems'
import { stepRules } from './step-problem'

/** The rules of signed messages, and what is to be said of a message's steps that did not pass. */
export const { rules: cmsRules, findingsOf: cmsFindings } = stepRules('cms', CMS_PROBLEMS, {
  good: 'There is 1 signature.',
})
