import type { Snippet } from '../../rules/rule'
import { csharp } from './csharp'
import { go } from './go'
import { java } from './java'
import { EXAMPLE_FACTS, type MintFacts } from './mint-facts'
import { node } from './node'
import { php } from './php'
import { python } from './python'
import { ruby } from './ruby'
import { shell } from './shell'
import { swift } from './swift'

const LANGUAGES = [swift, node, php, python, go, java, csharp, ruby, shell]

/** How to mint a token with these facts, each language complete. */
export function mintSnippets(facts: MintFacts): readonly Snippet[] {
  return LANGUAGES.map((language) => language(facts))
}

/** How to mint a provider token: the .p8, the Key ID and the Team ID are made up. */
export const MINT_SNIPPETS: readonly Snippet[] = mintSnippets(EXAMPLE_FACTS)
