import { WireText } from '@/components/inspect/wire-text'
import { Fact, Facts } from '@/components/ui/facts'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import { Value } from '@/components/ui/value'
import type { Arrival } from '@/lib/notifications/arrival'
import type { KeptArrival } from '@/lib/notifications/inbox'

/** A date of signing that lies further than this behind the arrival is no matter of two clocks. */
const AHEAD_MS = 60_000

/** What it says of the purchase, as far as it is signed; and when it came. */
export function AboutFacts({ arrival, told }: { arrival: KeptArrival; told: Arrival }) {
  const { answer, at } = arrival
  return (
    <div className="border-t px-4 py-3">
      <Facts>
        <Fact name="Arrived">
          <Time at={at} />
          {answer ? (
            <span className="text-muted">
              , answered {answer.status} in {Math.round(answer.tookMs)} ms
            </span>
          ) : null}
        </Fact>
        {told.signedAt === null ? null : (
          <Fact name="Signed">
            <Time at={told.signedAt} />
            {told.trust === 'simulator' && told.signedAt > at + AHEAD_MS ? (
              <span className="text-muted">, by the simulator’s clock, which was moved ahead</span>
            ) : null}
          </Fact>
        )}
        {told.originalTransactionId === null ? null : (
          <Fact name="Customer">
            <span className="flex flex-wrap items-center gap-x-2">
              <Value value={told.originalTransactionId} label="original transaction ID" />
              <PageLink
                href={timelineOf(told.originalTransactionId, told)}
                className="text-link hover:underline"
              >
                See the timeline
              </PageLink>
            </span>
          </Fact>
        )}
        <TextFact name="Product" value={told.product} />
        <TextFact name="Transaction" value={told.transactionId} />
        <TextFact name="Account" value={told.appAccountToken} />
        {told.price === null ? null : (
          <Fact name="Price">
            {(told.price / 1000).toFixed(2)} <WireText text={told.currency ?? ''} />
          </Fact>
        )}
        {told.environment === null ? null : (
          <Fact name="Environment">
            <WireText text={told.environment} />
          </Fact>
        )}
        <TextFact name="App" value={told.bundleId} />
        <TextFact
          name="App Apple ID"
          value={told.appAppleId === null ? null : String(told.appAppleId)}
        />
        <TextFact name="UUID" value={told.uuid} />
      </Facts>
    </div>
  )
}

function TextFact({ name, value }: { name: string; value: string | null }) {
  if (value === null || value === '') return null
  return (
    <Fact name={name}>
      <Value value={value} label={name.toLowerCase()} />
    </Fact>
  )
}

/** The life that it is a part of, in the environment that it came from. */
export function timelineOf(
  id: string,
  { trust, environment }: Pick<Arrival, 'trust' | 'environment'>,
): string {
  const production = environment === 'Production'
  const place =
    trust === 'simulator'
      ? production
        ? 'simulator-production'
        : 'simulator'
      : production
        ? 'production'
        : 'sandbox'
  return `/transactions/${encodeURIComponent(id)}?environment=${place}`
}
