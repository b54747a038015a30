import { Disclosure } from '@/components/ui/disclosure'
import { Fact, Facts } from '@/components/ui/facts'
import type { Exchange } from '@/lib/push/outcome'

/** Headers and body as they went over the wire. */
export function WireText({
  lines,
  body,
}: {
  lines: readonly (readonly [string, string])[]
  body: string
}) {
  return (
    <div className="grid gap-2 overflow-x-auto rounded-md bg-sunken p-3">
      <pre className="whitespace-pre-wrap break-all text-xs">
        {lines.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice
          <span key={index}>
            <span className="text-muted">{name}:</span> {value}
            {'\n'}
          </span>
        ))}
      </pre>
      {body === '' ? (
        <p className="text-muted text-xs">The body is empty.</p>
      ) : (
        <pre className="whitespace-pre-wrap break-all text-xs">{body}</pre>
      )}
    </div>
  )
}

/** What was sent, what came back, and over which connection: all of it, one click away. */
export function RawAnswer({ exchange }: { exchange: Exchange }) {
  const { request, response, connection } = exchange
  return (
    <div className="grid">
      {response ? (
        <Disclosure title="The raw answer" aside={`${response.headers.length} headers`}>
          <WireText
            lines={[[':status', String(response.status)], ...response.headers]}
            body={response.body}
          />
        </Disclosure>
      ) : null}
      <Disclosure title="The request as sent">
        <WireText
          lines={[[':method', request.method], [':path', request.path], ...request.headers]}
          body={request.body}
        />
      </Disclosure>
      {connection ? (
        <Disclosure
          title="The connection"
          aside={connection.reused ? 'kept from an earlier push' : 'new'}
        >
          <Facts>
            <Fact name="Peer">
              <code>
                {exchange.authority} ({connection.remoteAddress})
              </code>
            </Fact>
            <Fact name="Protocol">
              {connection.protocol}, {connection.tls}, {connection.cipher}
            </Fact>
            {connection.peerCertificate ? (
              <>
                <Fact name="Certificate">{connection.peerCertificate.subject}</Fact>
                <Fact name="Issued by">{connection.peerCertificate.issuer}</Fact>
                <Fact name="Root">{connection.peerCertificate.root}</Fact>
                <Fact name="Valid">
                  {connection.peerCertificate.validFrom} to {connection.peerCertificate.validTo}
                </Fact>
                <Fact name="SHA-256">
                  <code className="break-all">{connection.peerCertificate.fingerprint}</code>
                </Fact>
              </>
            ) : null}
          </Facts>
        </Disclosure>
      ) : null}
    </div>
  )
}
