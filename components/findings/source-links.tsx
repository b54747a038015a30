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
      className="wrap-anywhere min-w-0 text-link hover:underline"
    >
      {sourceName(url)}
      <ExternalLink aria-hidden className="ml-1 inline size-3 align-[-1px]" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  ))
}
