'use client'

import type { LucideIcon } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { matches, type Shortcut } from './shortcut'

/** Something one can do now: in the palette as long as the component that offers it is there. */
export interface Command {
  id: string
  /** A verb first: "Send the push". */
  title: string
  icon?: LucideIcon
  /** Further words to find it by. */
  keywords?: readonly string[]
  /** Works everywhere on the page, in text fields too, and not while a dialog is open. */
  shortcut?: Shortcut
  run: () => void
}

interface CommandStore {
  list: () => readonly Command[]
  add: (command: Command) => () => void
  subscribe: (listener: () => void) => () => void
}

function createCommandStore(): CommandStore {
  let commands: readonly Command[] = []
  const listeners = new Set<() => void>()
  const change = (next: readonly Command[]) => {
    commands = next
    for (const listener of listeners) listener()
  }
  return {
    list: () => commands,
    add: (command) => {
      change([...commands.filter((row) => row.id !== command.id), command])
      return () => change(commands.filter((row) => row !== command))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const COVER =
  '[data-slot="dialog"], [data-slot="sheet"], [data-slot="palette"], [role="alertdialog"]'

/** A dialog covers the page and its commands; only the palette's own key closes the palette. */
function covered(command: Command): boolean {
  const cover = document.querySelector<HTMLElement>(COVER)
  return cover !== null && !(command.id === 'palette' && cover.dataset.slot === 'palette')
}

const CommandContext = createContext<CommandStore | null>(null)

export function useCommandStore(): CommandStore {
  const store = useContext(CommandContext)
  if (!store) throw new Error('commands need a CommandProvider above them')
  return store
}

/** Holds the commands and listens for their shortcuts. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createCommandStore)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.repeat || event.isComposing) return
      const command = store.list().find((row) => row.shortcut && matches(row.shortcut, event))
      if (!command || covered(command)) return
      event.preventDefault()
      event.stopPropagation()
      command.run()
    }
    // Capturing: an editor has its own idea of ⌘↵ and would be asked first.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [store])
  return <CommandContext value={store}>{children}</CommandContext>
}

/**
 * Offers a command while the calling component is on the screen; `null` offers none. `run` may
 * change on every render: the newest is called.
 */
export function useCommand(command: Command | null): void {
  const store = useCommandStore()
  const newest = useRef(command)
  useEffect(() => {
    newest.current = command
  })
  const key = command
    ? JSON.stringify([command.id, command.title, command.shortcut, command.keywords])
    : null
  useEffect(() => {
    const offered = newest.current
    if (key === null || offered === null) return
    return store.add({ ...offered, run: () => newest.current?.run() })
  }, [store, key])
}
