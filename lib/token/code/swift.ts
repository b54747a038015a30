import type { Snippet } from '../../rules/rule'

/** https://developer.apple.com/documentation/cryptokit/p256/signing/ecdsasignature/rawrepresentation */
export const swift: Snippet = {
  title: 'Swift (CryptoKit)',
  code: String.raw`import CryptoKit
import Foundation

struct Header: Encodable { let alg = "ES256", kid: String }
struct Claims: Encodable { let iss: String, iat: Int }

func base64url(_ data: Data) -> String {
    data.base64EncodedString()
        .replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

let p8 = try String(contentsOfFile: "AuthKey_ABC123DEFG.p8", encoding: .utf8)
let key = try P256.Signing.PrivateKey(pemRepresentation: p8)
let header = base64url(try JSONEncoder().encode(Header(kid: "ABC123DEFG")))
let claims = base64url(try JSONEncoder().encode(
    Claims(iss: "DEF123GHIJ", iat: Int(Date().timeIntervalSince1970))))
let signature = try key.signature(for: Data("\(header).\(claims)".utf8))
let token = "\(header).\(claims).\(base64url(signature.rawRepresentation))"
print(token)
`,
}
