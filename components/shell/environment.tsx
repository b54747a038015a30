'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { type Environment, type EnvironmentId, environment } from '@/lib/apple/environments'
import { environmentCookie } from './environment-cookie'

interface EnvironmentChoice {
  environment: Environment
  setEnvironment: (id: EnvironmentId) => void
}

const EnvironmentContext = createContext<EnvironmentChoice | null>(null)

export function EnvironmentProvider(props: { initial: EnvironmentId; children: ReactNode }) {
  const [id, setId] = useState(props.initial)
  const setEnvironment = useCallback((next: EnvironmentId) => {
    setId(next)
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing on plain http
    document.cookie = environmentCookie(next)
  }, [])
  const choice = useMemo(
    () => ({ environment: environment(id), setEnvironment }),
    [id, setEnvironment],
  )
  return <EnvironmentContext value={choice}>{props.children}</EnvironmentContext>
}

/** The environment in sight in the header, and how to change it. */
export function useEnvironment(): EnvironmentChoice {
  const choice = useContext(EnvironmentContext)
  if (!choice) throw new Error('useEnvironment needs an EnvironmentProvider above it')
  return choice
}
