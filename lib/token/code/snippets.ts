import type { Snippet } from '../../rules/rule'
import { csharp } from './csharp'
import { go } from './go'
import { java } from './java'
import { node } from './node'
import { php } from './php'
import { python } from './python'
import { ruby } from './ruby'
import { shell } from './shell'
import { swift } from './swift'

/** How to mint a provider token, each complete: the .p8, the Key ID and the Team ID are made up. */
export const MINT_SNIPPETS: readonly Snippet[] = [
  swift,
  node,
  php,
  python,
  go,
  java,
  csharp,
  ruby,
  shell,
]
