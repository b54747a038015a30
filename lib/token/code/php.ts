import type { Snippet } from '../../rules/rule'

/** https://www.php.net/manual/en/function.openssl-sign.php: it writes DER. */
export const php: Snippet = {
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

$key = openssl_pkey_get_private(file_get_contents('AuthKey_ABC123DEFG.p8'));
$header = base64url(json_encode(['alg' => 'ES256', 'kid' => 'ABC123DEFG']));
$claims = base64url(json_encode(['iss' => 'DEF123GHIJ', 'iat' => time()]));
openssl_sign("$header.$claims", $der, $key, OPENSSL_ALGO_SHA256);
$signature = half($der, 2) . half($der, 4 + ord($der[3]));
echo "$header.$claims." . base64url($signature), "\n";
`,
}
