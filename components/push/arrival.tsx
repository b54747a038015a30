import type { SimulatorView } from '@/components/simulator/use-simulator'
import { PageLink } from '@/components/ui/page-link'
import type { Attempt } from '@/lib/push/attempt'

const BECAME = {
  delivered: 'It arrived on the simulated device.',
  stored: 'The simulated device is off: the push waits for it to come back.',
  // The app is gone, or the device is off and the push may not wait: the log says which.
  dropped: null,
  none: null,
} as const

interface ArrivalProps {
  attempt: Attempt
  simulator: SimulatorView
}

/** What became of a push after the simulator accepted it: the part that Apple does not tell. */
export function Arrival({ attempt, simulator }: ArrivalProps) {
  const entry = simulator.log.find((row) => row.apnsId === attempt.apnsId)
  if (!entry) return null
  const device = simulator.state?.devices.find((row) =>
    row.apps.some((app) => Object.values(app.tokens).includes(attempt.request.deviceToken)),
  )
  const shown = device?.notifications.find((row) => row.id === entry.id || row.at >= entry.at)
  const became = BECAME[entry.delivery]
  if (became === null && entry.why === '') return null
  return (
    <p className="max-w-prose">
      {became ?? entry.why}{' '}
      {shown?.treatment === 'ignored' && shown.why ? `The device ignored it: ${shown.why} ` : null}
      <PageLink href="/simulator" className="text-link underline underline-offset-3">
        {entry.delivery === 'none'
          ? 'See the simulator’s log'
          : `See ${device?.name ?? 'the simulator'}`}
      </PageLink>
    </p>
  )
}
