'use client'

import { WireText } from '@/components/inspect/wire-text'
import { EnvironmentDot } from '@/components/shell/environment-look'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { environment } from '@/lib/apple/environments'
import { useEarlierLookUps } from './earlier'

/** What was looked up in this tab, the newest first. */
export function Earlier({ onLookUp }: { onLookUp: (id: string) => void }) {
  const earlier = useEarlierLookUps()
  return (
    <Panel aria-label="Looked up in this tab">
      <PanelHeader title="Looked up in this tab" />
      {earlier.length === 0 ? (
        <p className="px-4 py-3 text-muted">
          Nothing yet. What you look up is remembered in this tab’s memory only.
        </p>
      ) : (
        <ul className="divide-y">
          {earlier.map(({ id, environment: place, title, at }) => (
            <li key={`${place} ${id}`}>
              <button
                type="button"
                onClick={() => onLookUp(id)}
                className="grid w-full gap-0.5 px-4 py-2 text-left -outline-offset-2 hover:bg-sunken"
              >
                <code className="wrap-anywhere">
                  <WireText text={id} />
                </code>
                <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
                  <EnvironmentDot id={place} />
                  {environment(place).title}
                  {title === null ? null : <WireText text={title} />}
                  <Time at={at} show="distance" />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
