import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://www.php.net/manual/en/function.openssl-sign.php: it writes DER. */
export function php(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => `, '${name}' => '${value}'`)
  const ends = facts.service ? `, 'exp' => time() + ${LIFETIME}` : ''
  const typ = facts.service ? ", 'typ' => 'JWT'" : ''
  return {
    title: 'PHP',
    code: String.raw`<?php
function base64url(string $bytes): string {
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

// A number of the DER that openssl_sign writes, in 32 bytes.
function half(string $der, int $at): string {
    $number = ltrim(substr($der, $at + 2, ord($der[$at + 1])), "\0");
    return str_pad($number, 32, "\0", STR_PAD_LEFT);
}

$key = openssl_pkey_get_private(file_get_contents('${facts.file}'));
$header = base64url(json_encode(['alg' => 'ES256', 'kid' => '${facts.keyId}'${typ}]));
$claims = base64url(json_encode(['iss' => '${facts.issuer}', 'iat' => time()${ends}${more.join('')}]));
openssl_sign("$header.$claims", $der, $key, OPENSSL_ALGO_SHA256);
$signature = half($der, 2) . half($der, 4 + ord($der[3]));
echo "$header.$claims." . base64url($signature), "\n";
`,
  }
}
