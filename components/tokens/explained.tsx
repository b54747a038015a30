import { Panel, PanelHeader } from '@/components/ui/panel'

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

const CAN = [
  'Without a key: form, algorithm, Key ID, issuer, times, audience, and what the length of the signature gives away.',
  'With the public key or the .p8: whether it made the signature.',
  'With the .p8, where it did not: what was really signed and with what, as HMAC over the key’s text, a hash hashed twice or DER, with correct code in nine languages.',
]

/** What the page is for, as long as nothing is in it. */
export function Explained() {
  return (
    <Panel aria-labelledby="explained-title">
      <PanelHeader title="What a token is made of" titleId="explained-title" />
      <div className="grid gap-4 p-4">
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
        <div className="grid gap-1.5">
          <h3>What can be told</h3>
          <ul className="grid max-w-prose list-disc gap-1 pl-4 text-muted">
            {CAN.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </div>
    </Panel>
  )
}
