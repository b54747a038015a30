import { Fact, Facts } from '@/components/ui/facts'
import { Value } from '@/components/ui/value'
import type { AppStoreState } from '@/lib/simulator/app-store-state'

/** Where the API listens, and whom to trust. */
export function PlaceTab({ state }: { state: AppStoreState }) {
  const { endpoints, tlsRoot, signingRoot } = state
  return (
    <div className="grid gap-3 p-4">
      <p className="max-w-prose text-muted">
        HTTP/1.1 and HTTP/2 over TLS. Give your own tests these addresses and roots, or start it
        alone on fixed ports with <code>npm run simulator</code>. This console trusts the signing
        root in the Simulator environments only.
      </p>
      <Facts>
        <Fact name="Sandbox side">
          <Value value={endpoints.sandbox} label="address of the sandbox side" />
        </Fact>
        <Fact name="Production side">
          <Value value={endpoints.production} label="address of the production side" />
        </Fact>
        <Root name="TLS root" root={tlsRoot} />
        <Root name="Signing root" root={signingRoot} />
      </Facts>
    </div>
  )
}

function Root({ name, root }: { name: string; root: AppStoreState['tlsRoot'] }) {
  return (
    <>
      {root.file ? (
        <Fact name={name}>
          <Value value={root.file} label={name} />
        </Fact>
      ) : null}
      <Fact name={`${name}, SHA-256`}>
        <Value value={root.fingerprint} label={`${name}, SHA-256`} />
      </Fact>
    </>
  )
}
