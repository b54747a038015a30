import type { Snippet } from '../../rules/rule'

/** https://pkg.go.dev/crypto/ecdsa#Sign */
export const go: Snippet = {
  title: 'Go',
  code: String.raw`package main

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"log"
	"os"
	"time"
)

func main() {
	file, err := os.ReadFile("AuthKey_ABC123DEFG.p8")
	if err != nil {
		log.Fatal(err)
	}
	block, _ := pem.Decode(file)
	if block == nil {
		log.Fatal("no PEM in the file")
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		log.Fatal(err)
	}
	key, ok := parsed.(*ecdsa.PrivateKey)
	if !ok {
		log.Fatal("not an EC key")
	}
	base64url := base64.RawURLEncoding.EncodeToString
	claims := fmt.Sprintf("{\"iss\":\"DEF123GHIJ\",\"iat\":%d}", time.Now().Unix())
	text := base64url([]byte("{\"alg\":\"ES256\",\"kid\":\"ABC123DEFG\"}")) + "." + base64url([]byte(claims))
	hash := sha256.Sum256([]byte(text))
	r, s, err := ecdsa.Sign(rand.Reader, key, hash[:])
	if err != nil {
		log.Fatal(err)
	}
	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	s.FillBytes(signature[32:])
	fmt.Println(text + "." + base64url(signature))
}
`,
}
