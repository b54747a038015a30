import type { Snippet } from '../../rules/rule'

/** https://github.com/panva/jose */
export const node: Snippet = {
  title: 'Node (jose)',
  code: `import { readFile } from 'node:fs/promises'
import { importPKCS8, SignJWT } from 'jose'

const p8 = await readFile('AuthKey_ABC123DEFG.p8', 'utf8')
const key = await importPKCS8(p8, 'ES256')
const token = await new SignJWT({ iss: 'DEF123GHIJ' })
  .setProtectedHeader({ alg: 'ES256', kid: 'ABC123DEFG' })
  .setIssuedAt()
  .sign(key)
console.log(token)
`,
}
