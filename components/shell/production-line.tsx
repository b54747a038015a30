'use client'

import { useEnvironment } from './environment'

/** The red line along the top edge of the window, impossible to overlook. */
export function ProductionLine() {
  const { environment } = useEnvironment()
  if (environment.id !== 'production') return null
  return (
    <div
      data-chrome
      data-testid="production-line"
      className="fixed inset-x-0 top-0 z-60 h-[3px] bg-production"
    />
  )
}
