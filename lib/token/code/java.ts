import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://docs.oracle.com/en/java/javase/21/docs/specs/security/standard-names.html#signature-algorithms */
export function java(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => String.raw`,\"${name}\":\"${value}\"`)
  const ends = facts.service
    ? String.raw`,\"exp\":" + (Instant.now().getEpochSecond() + ${LIFETIME}) + "`
    : ''
  const typ = facts.service ? String.raw`,\"typ\":\"JWT\"` : ''
  return {
    title: 'Java',
    code: String.raw`import java.nio.file.*;
import java.security.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import static java.nio.charset.StandardCharsets.UTF_8;

public class ProviderToken {
    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static void main(String[] args) throws Exception {
        String p8 = Files.readString(Path.of("${facts.file}"))
            .replaceAll("-----[^-]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(p8)));
        String header = "{\"alg\":\"ES256\",\"kid\":\"${facts.keyId}\"${typ}}";
        String claims = "{\"iss\":\"${facts.issuer}\",\"iat\":" + Instant.now().getEpochSecond() + "${ends}${more.join('')}}";
        String text = base64url(header.getBytes(UTF_8)) + "." + base64url(claims.getBytes(UTF_8));
        // SHA256withECDSA alone would write DER.
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(key);
        signer.update(text.getBytes(UTF_8));
        System.out.println(text + "." + base64url(signer.sign()));
    }
}
`,
  }
}
