import type { Snippet } from '../../rules/rule'

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.ecdsa.signdata: R and S, no DER. */
export const csharp: Snippet = {
  title: 'C#',
  code: String.raw`using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

static string Base64Url(byte[] bytes) =>
    Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

using var key = ECDsa.Create();
key.ImportFromPem(File.ReadAllText("AuthKey_ABC123DEFG.p8"));
var issuedAt = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
var header = Base64Url(Encoding.UTF8.GetBytes("{\"alg\":\"ES256\",\"kid\":\"ABC123DEFG\"}"));
var claims = Base64Url(Encoding.UTF8.GetBytes("{\"iss\":\"DEF123GHIJ\",\"iat\":" + issuedAt + "}"));
var text = header + "." + claims;
var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256);
Console.WriteLine(text + "." + Base64Url(signature));
`,
}
