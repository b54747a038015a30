import { build } from '../scripts/build'
import { distFolder, root } from '../scripts/next'
import { isBuilt } from '../scripts/stamp'

/** The tests ask the production build of these very sources. */
export default async function setUp(): Promise<void> {
  if (isBuilt(root, distFolder()) || (await build()) !== 'failed') return
  throw new Error('The console does not build, so there is nothing to test.')
}
