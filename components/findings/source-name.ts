/** A source by where it stands: "RFC 9113 §8.7", "owner/repo#12", "developer.apple.com … page". */
export function sourceName(url: string): string {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return url
  }
  const host = parsed.hostname.replace(/^www\./, '')
  const path = parsed.pathname.split('/').filter(Boolean)
  const rfc = /^\/(?:rfc|info|doc\/html)\/rfc(\d+)/i.exec(parsed.pathname)
  if (rfc) {
    const section = /section-([\d.]+)/i.exec(parsed.hash)
    return section ? `RFC ${rfc[1]} §${section[1]}` : `RFC ${rfc[1]}`
  }
  const [owner, repository, kind, number] = path
  if (host === 'github.com' && number && (kind === 'issues' || kind === 'pull')) {
    return `${owner}/${repository}#${number}`
  }
  if (host === 'developer.apple.com' && owner === 'forums') {
    return `Apple Developer Forums, ${path.slice(1).join(' ')}`
  }
  const last = path.at(-1)
  return last ? `${host} … ${last}` : host
}
