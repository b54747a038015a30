import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://docs.openssl.org/master/man1/openssl-dgst/: it writes DER. */
export function shell(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => `,"${name}":"${value}"`)
  const ends = facts.service ? ',"exp":%d' : ''
  const until = facts.service ? ` "$(($(date +%s) + ${LIFETIME}))"` : ''
  const typ = facts.service ? ',"typ":"JWT"' : ''
  return {
    title: 'Shell (openssl)',
    code: `base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

header=$(printf '{"alg":"ES256","kid":"%s"${typ}}' ${facts.keyId} | base64url)
claims=$(printf '{"iss":"%s","iat":%d${ends}${more.join('')}}' ${facts.issuer} "$(date +%s)"${until} | base64url)
# openssl writes DER: asn1parse shows its two numbers in hex, filled up here to 64 digits each.
signature=$(printf '%s' "$header.$claims" |
  openssl dgst -sha256 -sign ${facts.file} |
  openssl asn1parse -inform DER |
  sed -n 's/.*INTEGER *://p' |
  while read -r number; do printf '%64s' "$number" | tr ' ' 0; done |
  perl -pe '$_ = pack "H*", $_' |
  base64url)
echo "$header.$claims.$signature"
`,
  }
}
