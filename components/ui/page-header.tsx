interface PageHeaderProps {
  title: React.ReactNode
  /** One sentence: what one does here. */
  about?: React.ReactNode
  /** Actions, at the right. */
  children?: React.ReactNode
}

export function PageHeader({ title, about, children }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="grid max-w-prose gap-1">
        <h1 className="text-xl">{title}</h1>
        {about ? <p className="text-muted">{about}</p> : null}
      </div>
      {children ? (
        <div className="flex flex-wrap items-center gap-2 print:hidden">{children}</div>
      ) : null}
    </header>
  )
}
