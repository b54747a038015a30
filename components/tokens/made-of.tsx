const PARTS = [
  {
    name: 'Header',
    text: 'text-part-header',
    wire: 'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ',
    about: 'How it is signed (“alg”: ES256) and with which key (“kid”: ten characters).',
  },
  {
    name: 'Claims',
    text: 'text-part-claims',
    wire: 'eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzkzNDkxMjAwfQ',
    about:
      'Who signs (“iss”: the Team ID, or an issuer’s UUID) and when (“iat”, in seconds). The other services ask for “exp” and “aud”, and the App Store Server API for “bid”.',
  },
  {
    name: 'Signature',
    text: 'text-part-signature',
    wire: '••••••••••••••••••••••••',
    about:
      'ECDSA on P-256 over the two parts before it: 64 bytes. 32 are an HMAC, 70 to 72 are DER.',
  },
] as const

/** What a token is made of: stands where a verdict will. */
export function MadeOf() {
  return (
    <div className="grid gap-4 px-4 pt-1 pb-4">
      <p aria-hidden className="wrap-anywhere font-mono text-xs leading-[1.4]">
        {PARTS.map(({ name, text, wire }, index) => (
          <span key={name}>
            {index === 0 ? null : <span className="text-muted">.</span>}
            <span className={text}>{wire}</span>
          </span>
        ))}
      </p>
      <dl className="grid gap-2">
        {PARTS.map(({ name, text, about }) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[6rem_minmax(0,1fr)]">
            <dt className={text}>{name}</dt>
            <dd className="max-w-prose text-muted">{about}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
