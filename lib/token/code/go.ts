import type { Snippet } from '../../rules/rule'
import { audienceOf, LIFETIME, type MintFacts } from './mint-facts'

/** https://pkg.go.dev/crypto/ecdsa#Sign */
export function go(facts: MintFacts): Snippet {
  const more = audienceOf(facts).map(([name, value]) => String.raw`,\"${name}\":\"${value}\"`)
  const ends = facts.service ? String.raw`,\"exp\":%d` : ''
  const until = facts.service ? `, time.Now().Unix()+${LIFETIME}` : ''
  const typ = facts.service ? String.raw`,\"typ\":\"JWT\"` : ''
  return {
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
	file, err := os.ReadFile("${facts.file}")
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
	claims := fmt.Sprintf("{\"iss\":\"${facts.issuer}\",\"iat\":%d${ends}${more.join('')}}", time.Now().Unix()${until})
	text := base64url([]byte("{\"alg\":\"ES256\",\"kid\":\"${facts.keyId}\"${typ}}")) + "." + base64url([]byte(claims))
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
}
