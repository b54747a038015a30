import type { ReactNode } from 'react'

interface MessagePageProps {
  title: string
  /** What happened and what to do: paragraphs. */
  children: ReactNode
  actions?: ReactNode
}

/** A page that has only something to say. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <div className="grid max-w-prose gap-4 py-6 sm:py-16">
      <div className="grid gap-2">
        <h1 className="text-xl">{title}</h1>
        <div className="grid gap-2 text-muted">{children}</div>
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}
