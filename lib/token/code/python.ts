import type { Snippet } from '../../rules/rule'

/** https://cryptography.io/en/latest/hazmat/primitives/asymmetric/ec/ */
export const python: Snippet = {
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

key = load_pem_private_key(Path("AuthKey_ABC123DEFG.p8").read_bytes(), password=None)
header = base64url(json.dumps({"alg": "ES256", "kid": "ABC123DEFG"}).encode())
claims = base64url(json.dumps({"iss": "DEF123GHIJ", "iat": int(time.time())}).encode())
# sign() writes DER; a JWT wants R and S, 32 bytes each.
r, s = decode_dss_signature(key.sign(header + b"." + claims, ECDSA(SHA256())))
signature = base64url(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
print(b".".join([header, claims, signature]).decode())
`,
}
