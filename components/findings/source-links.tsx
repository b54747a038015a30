import { ExternalLink } from 'lucide-react'

/** A source by where it stands: "developer.apple.com", "RFC 9113 §8.7", "github.com/owner/repo". */
export function sourceName(url: string): string {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return url
  }
  const rfc = /\/rfc(\d+)/i.exec(parsed.pathname)
  if (rfc) {
    const section = /section-([\d.]+)/i.exec(parsed.hash)
    return section ? `RFC ${rfc[1]} §${section[1]}` : `RFC ${rfc[1]}`
  }
  const last = parsed.pathname.split('/').filter(Boolean).at(-1)
  const host = parsed.hostname.replace(/^www\./, '')
  return last ? `${host} … ${last}` : host
}

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
