import { WALLET_DOCS } from '../apple/pass-sources'
import { ZIP_PROBLEMS, type ZipProblemName } from '../inspect/zip/problems'
import { BUNDLE_ROWS } from './pass/bundle-rows'
import { CONTENT_ROWS } from './pass/content-rows'
import { GOOD_PASS, type PassSubject } from './pass-subject'
import { type AnyRule, defineRule } from './rule'

/** The rules of `pass`: what keeps the archive closed, and then what is in it. */
export const passRules: readonly AnyRule<PassSubject>[] = [
  ...(Object.keys(ZIP_PROBLEMS) as ZipProblemName[]).map(zipRule),
  ...[...BUNDLE_ROWS, ...CONTENT_ROWS].map(
    ({ name, level, title, cause, fix, see, at, find, bad }) =>
      defineRule<PassSubject, { found: string }>({
        code: `pass/${name}`,
        level,
        title,
        cause,
        fix,
        see,
        check: (subject) => {
          const found = find(subject)
          return found === null ? 'pass' : { ...(at ? { at } : {}), args: { found } }
        },
        message: ({ found }) => found,
        examples: () => ({ bad: [bad], good: [GOOD_PASS] }),
      }),
  ),
]

function zipRule(problem: ZipProblemName): AnyRule<PassSubject> {
  const { title, cause, example } = ZIP_PROBLEMS[problem]
  return defineRule<PassSubject, { detail: string }>({
    code: `pass/zip-${problem}`,
    level: 'error',
    title,
    cause,
    fix: 'Do not unpack it with another tool before you know where it is from. If it is yours, make the archive again with zip -X -r, from inside the folder.',
    see: [WALLET_DOCS.zip, WALLET_DOCS.building],
    check: ({ zip }) => (zip?.problem === problem ? { args: { detail: zip.detail } } : 'pass'),
    message: ({ detail }) => detail,
    examples: () => ({
      bad: [{ ...GOOD_PASS, zip: { problem, detail: example } }],
      good: [GOOD_PASS],
    }),
  })
}
