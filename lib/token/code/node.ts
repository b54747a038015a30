import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://github.com/panva/jose */
export function node(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => `, ${name}: '${value}'`)
  const ends = facts.service
    ? `
  .setExpirationTime('${LIFETIME / 60}m')`
    : ''
  const typ = facts.service ? ", typ: 'JWT'" : ''
  return {
    title: 'Node (jose)',
    code: `import { readFile } from 'node:fs/promises'
import { importPKCS8, SignJWT } from 'jose'

const p8 = await readFile('${facts.file}', 'utf8')
const key = await importPKCS8(p8, 'ES256')
const token = await new SignJWT({ iss: '${facts.issuer}'${more.join('')} })
  .setProtectedHeader({ alg: 'ES256', kid: '${facts.keyId}'${typ} })
  .setIssuedAt()${ends}
  .sign(key)
console.log(token)
`,
  }
}
