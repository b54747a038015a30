import type { Snippet } from '../../rules/rule'

/** https://docs.ruby-lang.org/en/master/OpenSSL/PKey/PKey.html#method-i-sign: it writes DER. */
export const ruby: Snippet = {
  title: 'Ruby',
  code: String.raw`require 'base64'
require 'json'
require 'openssl'

def base64url(bytes) = Base64.urlsafe_encode64(bytes, padding: false)

key = OpenSSL::PKey.read(File.read('AuthKey_ABC123DEFG.p8'))
header = base64url(JSON.generate(alg: 'ES256', kid: 'ABC123DEFG'))
claims = base64url(JSON.generate(iss: 'DEF123GHIJ', iat: Time.now.to_i))
text = [header, claims].join('.')
# sign writes DER; a JWT wants R and S, 32 bytes each.
der = key.sign('SHA256', text)
signature = OpenSSL::ASN1.decode(der).value.map { |n| n.value.to_s(2).rjust(32, "\0") }.join
puts [text, base64url(signature)].join('.')
`,
}
