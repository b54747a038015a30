import type { Snippet } from '../../rules/rule'

/** https://docs.oracle.com/en/java/javase/21/docs/specs/security/standard-names.html#signature-algorithms */
export const java: Snippet = {
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
        String p8 = Files.readString(Path.of("AuthKey_ABC123DEFG.p8"))
            .replaceAll("-----[^-]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(p8)));
        String header = "{\"alg\":\"ES256\",\"kid\":\"ABC123DEFG\"}";
        String claims = "{\"iss\":\"DEF123GHIJ\",\"iat\":" + Instant.now().getEpochSecond() + "}";
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
