import { KEYS } from '../apple/key-sources'
import { PROBLEM_CODES, type ProblemCode, problem } from '../inspect/private-key/problems'
import { REPAIRS, type RepairCode } from '../inspect/private-key/repairs'
import { type AnyRule, defineRule, type Level, type RuleCode } from './rule'

/** What a key file came to: what was put right, or the problem that ended the reading. */
export interface PrivateKeySubject {
  repairs: readonly RepairCode[]
  problem: ProblemCode | null
  /** The problem's sentence on this very file; `null`: what is said of every such file. */
  message: string | null
  /** The public half in the file is not that of the private one. */
  differs: boolean
}

/** Where a form of the text comes from, with what one does about it by hand. */
interface Origin {
  level: Level
  cause: string
  fix: string
}

const WHOLE_FILE =
  'Keep the key as the file that Apple issued, and let the program read that file; the Keys page accepts the text as it is and repairs it.'

const ORIGINS = {
  editor: {
    level: 'warning',
    cause:
      'A word processor, an email program or a notes app changed the characters when the key was kept in it.',
    fix: `Save the file again as plain text, UTF-8 without a byte order mark. ${WHOLE_FILE}`,
  },
  variable: {
    level: 'warning',
    cause:
      'The key went through an environment variable, a JSON or YAML file or a form, which write line breaks and quotation marks in their own ways.',
    fix: `Undo the escapes before the key is parsed, such as key.replace(/\\\\n/g, "\\n") in JavaScript, or store base64 of the whole file and decode it. ${WHOLE_FILE}`,
  },
  lines: {
    level: 'warning',
    cause:
      'Only part of the file was copied, or a program joined its lines; most libraries want the BEGIN and END lines on lines of their own.',
    fix: `Write -----BEGIN PRIVATE KEY----- before it and -----END PRIVATE KEY----- after it, each on a line of its own, and break the text between them after 64 characters. ${WHOLE_FILE}`,
  },
  encoding: {
    level: 'warning',
    cause: 'On the way here, a program encoded the key, or treated it as another kind of data.',
    fix: `Undo that encoding once where the key is read. ${WHOLE_FILE}`,
  },
  tool: {
    level: 'warning',
    cause:
      'A tool such as OpenSSL converted the key; Apple’s files contain it in PKCS#8, and many libraries read only that.',
    fix: 'Convert it with openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.p8, or use the file that Apple issued.',
  },
  harmless: {
    level: 'notice',
    cause:
      'Something in the text is not the way Apple writes it, but the PEM standard lets parsers ignore it.',
    fix: `Nothing, unless a library refuses it. ${WHOLE_FILE}`,
  },
} as const satisfies Record<string, Origin>

const ORIGIN_OF: Record<RepairCode, keyof typeof ORIGINS> = {
  bom: 'editor',
  'utf-16': 'editor',
  'line-ends': 'harmless',
  'escaped-newlines': 'variable',
  'double-escaped': 'variable',
  escapes: 'variable',
  'lost-backslashes': 'variable',
  quotes: 'variable',
  'code-lines': 'variable',
  'one-line': 'lines',
  spaces: 'lines',
  'missing-begin': 'lines',
  'missing-end': 'lines',
  'missing-header': 'lines',
  'marker-lines': 'lines',
  label: 'tool',
  dashes: 'editor',
  invisible: 'editor',
  'base64-of-pem': 'encoding',
  hex: 'encoding',
  base64url: 'encoding',
  padding: 'encoding',
  'spare-bits': 'encoding',
  percent: 'encoding',
  html: 'encoding',
  rtf: 'editor',
  'mail-quotes': 'editor',
  'surrounding-text': 'harmless',
  'other-blocks': 'harmless',
  'der-file': 'encoding',
  sec1: 'tool',
  'pkcs8-extras': 'tool',
  'short-scalar': 'tool',
}

const NOTHING: PrivateKeySubject = { repairs: [], problem: null, message: null, differs: false }

/** The rules of `private-key`: one for each problem and one for each repair of the reader. */
export const privateKeyRules: readonly AnyRule<PrivateKeySubject>[] = [
  ...PROBLEM_CODES.map(problemRule),
  halvesDiffer(),
  ...(Object.keys(REPAIRS) as RepairCode[]).map(repairRule),
]

function halvesDiffer(): AnyRule<PrivateKeySubject> {
  return defineRule<PrivateKeySubject, Record<string, never>>({
    code: 'private-key/halves-differ',
    level: 'warning',
    title: 'The two halves of the key do not belong together',
    cause:
      'The file contains a public half besides the private number, but a different one follows from that number: two files were mixed, or a character was changed.',
    fix: 'Compare the fingerprint with that of a copy that works. Use the file that Apple issued; if no copy is left, make a new key and revoke this one.',
    see: [KEYS.sec1],
    check: ({ differs }) => (differs ? { args: {} } : 'pass'),
    message: () =>
      'The public half in the file is not the one that follows from its private number. The one shown here follows from it.',
    examples: () => ({ bad: [{ ...NOTHING, differs: true }], good: [NOTHING] }),
  })
}

/** A web page in place of the key is a problem, HTML around the key a repair. */
function codeOfRepair(code: RepairCode): RuleCode {
  return `private-key/${code === 'html' ? 'inside-html' : code}`
}

function problemRule(code: ProblemCode): AnyRule<PrivateKeySubject> {
  const { title, message, fix } = problem(code)
  return defineRule<PrivateKeySubject, { message: string }>({
    code: `private-key/${code}`,
    level: 'error',
    title,
    cause: message,
    fix,
    see: [KEYS.pushTokens, KEYS.pkcs8],
    check: (subject) =>
      subject.problem === code ? { args: { message: subject.message ?? message } } : 'pass',
    message: (args) => args.message,
    examples: () => ({ bad: [{ ...NOTHING, problem: code }], good: [NOTHING] }),
  })
}

function repairRule(code: RepairCode): AnyRule<PrivateKeySubject> {
  const said = REPAIRS[code]
  const { level, cause, fix } = ORIGINS[ORIGIN_OF[code]]
  return defineRule<PrivateKeySubject, { message: string }>({
    code: codeOfRepair(code),
    level,
    // The sentence says what was there, and behind the semicolon or colon what became of it.
    title: said.replace(/[;:].*$/s, ''),
    cause,
    fix,
    see: [KEYS.pem, KEYS.pkcs8],
    check: (subject) => (subject.repairs.includes(code) ? { args: { message: said } } : 'pass'),
    message: (args) => args.message,
    examples: () => ({ bad: [{ ...NOTHING, repairs: [code] }], good: [NOTHING] }),
  })
}
