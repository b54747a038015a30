/** What `openssl s_client` prints around the certificates, as far as it says anything here. */
export interface ServerOutput {
  host: string | null
  /** `0 s:… i:…`: subject and issuer as openssl prints them, in order. */
  links: { subject: string; issuer: string }[]
  verify: { code: number; text: string } | null
  protocol: string | null
}

const LINK = /^\s*\d{1,3}\s+s:(.*)$/
const ISSUER = /^\s+i:(.*)$/
const CODE = /Verif(?:y return code|ication(?: error)?): (\d{1,4}) \(([^)\n]{1,120})\)/
const VERIFY_ERROR = /verify error:num=(\d{1,4}):([^\n]{1,120})/
/** A name and no address: since version 3.2 openssl prints which address it connects to. */
const HOST =
  /(?:connect(?:ed)? to|Connecting to|-connect|servername|server name)\s+([a-z0-9.-]{1,200}\.[a-z][a-z0-9-]{1,50})/i
const PROTOCOL = /^[ \t]*(?:New, |Protocol[ \t]*:[ \t]*)(TLSv[0-9.]+)/m

/** Does the text look like the output of `openssl s_client`? */
export function looksLikeServerOutput(text: string): boolean {
  return (
    /^(?:CONNECTED\(|Certificate chain|SSL-Session:|depth=\d)/m.test(text) ||
    /^[ \t]*0 s:/m.test(text)
  )
}

/** Reads the lines that matter; what is not there is `null` or empty. Never throws. */
export function readServerOutput(text: string): ServerOutput {
  const links: ServerOutput['links'] = []
  for (const line of text.split(/\r?\n/, 5_000)) {
    const subject = LINK.exec(line)?.[1]
    const last = links.at(-1)
    if (subject !== undefined) links.push({ subject: subject.trim(), issuer: '' })
    else if (last?.issuer === '') last.issuer = ISSUER.exec(line)?.[1]?.trim() ?? ''
  }
  const verify = CODE.exec(text) ?? VERIFY_ERROR.exec(text)
  return {
    host: HOST.exec(text)?.[1]?.toLowerCase() ?? null,
    links,
    verify: verify ? { code: Number(verify[1]), text: (verify[2] ?? '').trim() } : null,
    protocol: PROTOCOL.exec(text)?.[1] ?? null,
  }
}

/** The common name in a name as openssl prints it, old form or new: `/CN=…` or `CN = …`. */
export function commonName(name: string): string | null {
  return /(?:^|[,/]\s*)CN\s*=\s*([^,/]+)/.exec(name)?.[1]?.trim() ?? null
}
