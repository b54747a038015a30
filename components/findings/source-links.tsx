import { ExternalLink } from 'lucide-react'
import { sourceName } from './source-name'

/** Where it is written. The links open in a tab of their own: the work stays where it is. */
export function SourceLinks({ see }: { see: readonly string[] }) {
  return see.map((url) => (
    <a
      key={url}
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-w-0 items-center gap-1 text-link hover:underline"
    >
      <span className="wrap-anywhere">{sourceName(url)}</span>
      <ExternalLink aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  ))
}
