'use client'

import { useMutation } from '@tanstack/react-query'
import { useSessionMayBegin } from '@/components/shell/session'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import type { AppStoreCommand, CommandResult } from '@/lib/simulator/app-store-commands'

export type RunAppStore = (command: AppStoreCommand) => Promise<SimulatorAnswer<CommandResult>>

interface Running {
  send: (
    command: AppStoreCommand,
    onDone?: (result: CommandResult, command: AppStoreCommand) => void,
  ) => void
  busy: boolean
  /** The command that is under way, or that the problem is about. */
  last: AppStoreCommand | undefined
  /** What could not be done, in a sentence. Gone with the next command. */
  problem: string | null
}

/** Runs commands of one place of the page; what cannot be done is said there. */
export function useAppStoreCommand(run: RunAppStore): Running {
  const sessionMayBegin = useSessionMayBegin()
  const command = useMutation({
    mutationFn: run,
    networkMode: 'always',
    onSuccess: sessionMayBegin,
  })
  const refused = command.data && !command.data.ok ? command.data.message : null
  return {
    send: (sent, onDone) =>
      command.mutate(sent, {
        onSuccess: (answer) => {
          if (answer.ok) onDone?.(answer, sent)
        },
      }),
    busy: command.isPending,
    last: command.variables,
    problem: command.isError
      ? 'The console did not answer. Check that its server is running, then try again.'
      : refused,
  }
}
