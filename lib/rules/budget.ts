import { BUDGETS, type BudgetName } from '../inspect/budgets'
import { lint } from './lint'
import { type AnyRule, defineRule, type Finding } from './rule'

/** What the rules of this group look at: a budget that was exceeded, and by how much. */
export interface BudgetSubject {
  budget: BudgetName | null
  /** What was asked for, in the budget's unit; `null` where counting stopped at the limit. */
  asked: number | null
}

interface BudgetRow {
  title: string
  /** What is counted, for `more than 16 …`. */
  unit: string
  cause: string
}

const ROWS: Record<BudgetName, BudgetRow> = {
  inputBytes: {
    title: 'The input is too large',
    unit: 'bytes of input',
    cause: 'It is longer than anything that Apple issues, or several things in one.',
  },
  partDepth: {
    title: 'Too many layers inside each other',
    unit: 'layers of nesting',
    cause: 'Something contains something that contains something. Apple nests three deep.',
  },
  parts: {
    title: 'Too many parts',
    unit: 'parts',
    cause: 'The input contains more tokens or certificates than Assay reads at once.',
  },
  wrappers: {
    title: 'Too many layers of encoding',
    unit: 'layers of quotation marks and encodings',
    cause: 'The text was encoded again and again.',
  },
  asnNodes: {
    title: 'Too many ASN.1 values',
    unit: 'ASN.1 values',
    cause:
      'The structure has more values than a receipt with thousands of purchases; it may have been built to keep a decoder busy.',
  },
  asnDepth: {
    title: 'ASN.1 values nested too deep',
    unit: 'ASN.1 values inside each other',
    cause:
      'Real certificates and receipts nest about a dozen deep; it may have been built to crash a decoder.',
  },
  certificates: {
    title: 'Too many certificates',
    unit: 'certificates',
    cause: 'A chain has three or four certificates; more only make a verifier work for nothing.',
  },
  passwordRounds: {
    title: 'Opening it would take too long',
    unit: 'rounds of password hashing (those of PKCS #12’s own kind count three times)',
    cause:
      'The file asks for an extreme number of hashing rounds, which would block whatever opens it.',
  },
  zipEntries: {
    title: 'The archive has too many files',
    unit: 'files in the archive',
    cause: 'A pass has a few dozen files; it may have been built to fill up memory.',
  },
  zipBytes: {
    title: 'The archive unpacks to too much',
    unit: 'bytes when unpacked',
    cause: 'A small archive can unpack to gigabytes; this one may have been built to.',
  },
  plistNodes: {
    title: 'Too many values in the property list',
    unit: 'values in the property list',
    cause: 'The property list has more values than a profile with a thousand devices.',
  },
  plistDepth: {
    title: 'Property list nested too deep',
    unit: 'values inside each other',
    cause: 'Real property lists nest a few levels deep; it may have been built to crash a decoder.',
  },
}

const FIX =
  'Check that it is the right file and that it is whole. If it is, cut out the part in question and paste just that.'

/** One rule for every budget: a new one is a row here and a number in `budgets.ts`. */
export const budgetRules: readonly AnyRule<BudgetSubject>[] = (
  Object.entries(ROWS) as [BudgetName, BudgetRow][]
).map(([budget, row]) =>
  defineRule<BudgetSubject, { asked: number | null }>({
    code: `budget/${kebab(budget)}`,
    level: 'error',
    title: row.title,
    cause: row.cause,
    fix: FIX,
    see: ['https://cheatsheetseries.owasp.org/cheatsheets/Denial_of_Service_Cheat_Sheet.html'],
    check: (subject) => (subject.budget === budget ? { args: { asked: subject.asked } } : 'pass'),
    message: ({ asked }) =>
      `It was not read further: there are ${asked === null ? 'more' : asked.toLocaleString('en-GB')} ${row.unit}${asked === null ? ` than ${limitOf(budget)}` : `; at most ${limitOf(budget)} are read`}.`,
    examples: () => ({
      bad: [
        { budget, asked: null },
        { budget, asked: BUDGETS[budget] + 1 },
      ],
      good: [{ budget: null, asked: null }],
    }),
  }),
)

/** What to say where a budget ends the reading. `asked`: how much there was, where that is known. */
export function budgetFinding(budget: BudgetName, asked: number | null): Finding {
  const found = lint(budgetRules, { budget, asked }).find((result) => result.finding)?.finding
  if (!found) throw new Error(`no rule for the budget ${budget}`)
  return found
}

function limitOf(budget: BudgetName): string {
  return BUDGETS[budget].toLocaleString('en-GB')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, '-$&').toLowerCase()
}
