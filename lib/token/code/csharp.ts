import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.ecdsa.signdata: R and S, no DER. */
export function csharp(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => String.raw`,\"${name}\":\"${value}\"`)
  const ends = facts.service ? String.raw`,\"exp\":" + (issuedAt + ${LIFETIME}) + "` : ''
  const typ = facts.service ? String.raw`,\"typ\":\"JWT\"` : ''
  return {
    title: 'C#',
    code: String.raw`using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

static string Base64Url(byte[] bytes) =>
    Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

using var key = ECDsa.Create();
key.ImportFromPem(File.ReadAllText("${facts.file}"));
var issuedAt = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
var header = Base64Url(Encoding.UTF8.GetBytes("{\"alg\":\"ES256\",\"kid\":\"${facts.keyId}\"${typ}}"));
var claims = Base64Url(Encoding.UTF8.GetBytes("{\"iss\":\"${facts.issuer}\",\"iat\":" + issuedAt + "${ends}${more.join('')}}"));
var text = header + "." + claims;
var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256);
Console.WriteLine(text + "." + Base64Url(signature));
`,
  }
}
