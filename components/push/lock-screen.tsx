import { BellOff, Zap } from 'lucide-react'
import { memo } from 'react'
import { NotificationCard } from '@/components/simulator/notification-card'
import type { Preview, PreviewText } from '@/lib/push/preview'

interface LockScreenProps {
  preview: Preview
  /** The app's name, or its topic where no better is known. */
  app: string
}

/** What the push would look like on a lock screen, or what happens instead. */
export const LockScreen = memo(function LockScreen({ preview, app }: LockScreenProps) {
  const { treatment, why, title, subtitle, body, notes } = preview
  const Icon = treatment === 'nothing' ? BellOff : Zap
  const drawn = title !== null || subtitle !== null || body !== null
  return (
    <div className="grid grid-cols-1 gap-3 bg-sunken p-4">
      {drawn ? (
        <NotificationCard
          app={app}
          when="now"
          title={wordsOf(title)}
          subtitle={wordsOf(subtitle)}
          body={wordsOf(body)}
          extras={extrasOf(preview)}
        />
      ) : null}
      {why ? (
        <p className="flex items-start gap-2 text-muted">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
          {why}
        </p>
      ) : null}
      {notes.length > 0 ? (
        <ul className="grid gap-1 text-muted text-xs">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
})

/** A key of the app's own strings is shown as the key, with its arguments. */
function wordsOf(text: PreviewText | null): string {
  if (text === null) return ''
  if (text.kind === 'text') return text.text
  return text.args.length > 0 ? `${text.key} (${text.args.join(', ')})` : text.key
}

function extrasOf({ sound, badge, interruption, threadId }: Preview): string[] {
  return [
    sound === null ? 'no sound' : `sound ${sound}`,
    badge === null ? '' : `badge ${badge}`,
    interruption === 'active' ? '' : interruption,
    threadId === null ? '' : `thread ${threadId}`,
  ].filter(Boolean)
}
