'use client'

import { WireText } from '@/components/inspect/wire-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import type { RawArrival } from '@/lib/notifications/inbox'

/** The request, byte for byte as far as it was kept: its headers in order, and its body. */
export function Raw({ raw, bytes }: { raw: RawArrival; bytes: number }) {
  const body = raw.text ?? raw.base64 ?? ''
  return (
    <div className="border-t px-4 py-2">
      <Disclosure title="Raw headers" aside={`${raw.method}, ${raw.headers.length}`}>
        <dl className="grid gap-x-4 gap-y-0.5 font-mono text-xs sm:grid-cols-[max-content_minmax(0,1fr)]">
          {raw.headers.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice
            <div key={index} className="contents">
              <dt className="text-muted">
                <WireText text={name} />
              </dt>
              <dd className="break-all">
                <WireText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      <Disclosure title="Raw body" aside={`${bytes.toLocaleString('en-GB')} bytes`}>
        <div className="grid gap-1.5">
          {raw.cut ? (
            <p className="text-warning">It was longer than what is kept: this is the beginning.</p>
          ) : null}
          {raw.text === null ? (
            <p className="text-muted">It is not UTF-8 text, so it is shown in base64.</p>
          ) : null}
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-72 overflow-auto whitespace-pre-wrap break-all rounded-md bg-sunken p-2 text-xs"
          >
            <WireText text={body} />
          </pre>
          <span className="w-fit">
            <CopyButton value={body} label="Copy the body" variant="secondary">
              Copy the body
            </CopyButton>
          </span>
        </div>
      </Disclosure>
    </div>
  )
}
