/**
 * Which addresses a script may be loaded from by a script: the console's own build alone. Turbopack's
 * loader of chunks knows nothing of Trusted Types, and a default policy is asked for whatever comes
 * as a plain string. It is set before any of them runs.
 * https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
const POLICY = `window.trustedTypes?.createPolicy('default', {
  createScriptURL(text) {
    const url = new URL(text, location.href)
    return url.origin === location.origin && url.pathname.startsWith('/_next/static/') ? text : null
  },
})`

export function TrustedScripts({ nonce }: { nonce: string | undefined }) {
  return (
    // A browser does not tell what its nonce was, so React finds none to compare.
    <script nonce={nonce} suppressHydrationWarning>
      {POLICY}
    </script>
  )
}
