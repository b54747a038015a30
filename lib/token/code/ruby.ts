import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://docs.ruby-lang.org/en/master/OpenSSL/PKey/PKey.html#method-i-sign: it writes DER. */
export function ruby(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => `, ${name}: '${value}'`)
  const ends = facts.service ? `, exp: Time.now.to_i + ${LIFETIME}` : ''
  const typ = facts.service ? ", typ: 'JWT'" : ''
  return {
    title: 'Ruby',
    code: String.raw`require 'base64'
require 'json'
require 'openssl'

def base64url(bytes) = Base64.urlsafe_encode64(bytes, padding: false)

key = OpenSSL::PKey.read(File.read('${facts.file}'))
header = base64url(JSON.generate(alg: 'ES256', kid: '${facts.keyId}'${typ}))
claims = base64url(JSON.generate(iss: '${facts.issuer}', iat: Time.now.to_i${ends}${more.join('')}))
text = [header, claims].join('.')
# sign writes DER; a JWT wants R and S, 32 bytes each.
der = key.sign('SHA256', text)
signature = OpenSSL::ASN1.decode(der).value.map { |n| n.value.to_s(2).rjust(32, "\0") }.join
puts [text, base64url(signature)].join('.')
`,
  }
}
