import { CHAIN_PROBLEMS } from '../verify/chain-problems'
import { stepRules } from './step-problem'

/** Eight bytes tell two certificates apart; the step says all 32. */
const FINGERPRINT = /\b((?:[0-9A-F]{2}:){7}[0-9A-F]{2})(?::[0-9A-F]{2}){24}\b/g

/** The rules of certificate chains, and what is to be said of a chain's steps that did not pass. */
export const { rules: chainRules, findingsOf: chainFindings } = stepRules('chain', CHAIN_PROBLEMS, {
  good: 'The chain ends at Apple Root CA - G3.',
  message: (detail) => detail.replaceAll(FINGERPRINT, '$1…'),
})
