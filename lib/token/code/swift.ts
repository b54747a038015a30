import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://developer.apple.com/documentation/cryptokit/p256/signing/ecdsasignature/rawrepresentation */
export function swift(facts: MintFacts): Snippet {
  const names = audienceOf(facts).map(([name]) => `, ${name}: String`)
  const more = audienceOf(facts).map(([name, value]) => `, ${name}: "${value}"`)
  const declared = facts.service ? `, exp: Int${names.join('')}` : ''
  const given = facts.service
    ? `,
        exp: Int(Date().timeIntervalSince1970) + ${LIFETIME}${more.join('')}`
    : ''
  const typ = facts.service ? 'typ = "JWT", ' : ''
  return {
    title: 'Swift (CryptoKit)',
    code: String.raw`import CryptoKit
import Foundation

struct Header: Encodable { let ${typ}alg = "ES256", kid: String }
struct Claims: Encodable { let iss: String, iat: Int${declared} }

func base64url(_ data: Data) -> String {
    data.base64EncodedString()
        .replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

let p8 = try String(contentsOfFile: "${facts.file}", encoding: .utf8)
let key = try P256.Signing.PrivateKey(pemRepresentation: p8)
let header = base64url(try JSONEncoder().encode(Header(kid: "${facts.keyId}")))
let claims = base64url(try JSONEncoder().encode(
    Claims(iss: "${facts.issuer}", iat: Int(Date().timeIntervalSince1970)${given})))
let signature = try key.signature(for: Data("\(header).\(claims)".utf8))
let token = "\(header).\(claims).\(base64url(signature.rawRepresentation))"
print(token)
`,
  }
}
