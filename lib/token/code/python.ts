import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://cryptography.io/en/latest/hazmat/primitives/asymmetric/ec/ */
export function python(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => `, "${name}": "${value}"`)
  const ends = facts.service ? `, "exp": int(time.time()) + ${LIFETIME}` : ''
  const typ = facts.service ? ', "typ": "JWT"' : ''
  return {
    title: 'Python',
    code: `import json, time
from base64 import urlsafe_b64encode
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

def base64url(data):
    return urlsafe_b64encode(data).rstrip(b"=")

key = load_pem_private_key(Path("${facts.file}").read_bytes(), password=None)
header = base64url(json.dumps({"alg": "ES256", "kid": "${facts.keyId}"${typ}}).encode())
claims = base64url(json.dumps({"iss": "${facts.issuer}", "iat": int(time.time())${ends}${more.join('')}}).encode())
# sign() writes DER; a JWT wants R and S, 32 bytes each.
r, s = decode_dss_signature(key.sign(header + b"." + claims, ECDSA(SHA256())))
signature = base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
print(b".".join([header, claims, signature]).decode())
`,
  }
}
