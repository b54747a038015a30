import type { ReactNode } from 'react'

/** What the marks of the axis mean; only those that can stand there. */
export function Legend(props: { uses: boolean; early: boolean; late: boolean }) {
  const { uses, early, late } = props
  return (
    <ul
      aria-label="What the marks mean"
      className="flex flex-wrap gap-x-5 gap-y-1 text-muted text-xs"
    >
      <Mark swatch={<span className="h-2 w-6 border-current border-l-2 bg-current/25" />}>
        a token, good for an hour from “iat”
      </Mark>
      {uses ? (
        <>
          <Mark swatch={<span className="mx-2.5 h-2 border-current border-l-2" />}>used</Mark>
          <Mark swatch={<span className="mx-2.5 h-3 border-fail border-l-[3px]" />}>
            used outside its hour, or refused
          </Mark>
        </>
      ) : null}
      {early ? (
        <Mark swatch={<span className="h-0.75 w-6 bg-warning" />}>
          the next came within 20 minutes
        </Mark>
      ) : null}
      {late ? (
        <Mark swatch={<span className="w-6 border-muted border-t border-dashed" />}>
          the next came after more than an hour
        </Mark>
      ) : null}
    </ul>
  )
}

function Mark({ swatch, children }: { swatch: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className="flex w-6 items-center">
        {swatch}
      </span>
      {children}
    </li>
  )
}
