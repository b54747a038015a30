import type { Snippet } from '../../rules/rule'

/** https://docs.openssl.org/master/man1/openssl-dgst/: it writes DER. */
export const shell: Snippet = {
  title: 'Shell (openssl)',
  code: `base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

header=$(printf '{"alg":"ES256","kid":"%s"}' ABC123DEFG | base64url)
claims=$(printf '{"iss":"%s","iat":%d}' DEF123GHIJ "$(date +%s)" | base64url)
# openssl writes DER: asn1parse shows its two numbers in hex, filled up here to 64 digits each.
signature=$(printf '%s' "$header.$claims" |
  openssl dgst -sha256 -sign AuthKey_ABC123DEFG.p8 |
  openssl asn1parse -inform DER |
  sed -n 's/.*INTEGER *://p' |
  while read -r number; do printf '%64s' "$number" | tr ' ' 0; done |
  perl -pe '$_ = pack "H*", $_' |
  base64url)
echo "$header.$claims.$signature"
`,
}
