'use client'

import { Command as Palette } from 'cmdk'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { Dialog as DialogPrimitive } from 'radix-ui'
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { FLOAT } from '@/components/ui/float'
import { useReturnFocus } from '@/components/ui/return-focus'
import { ENVIRONMENTS } from '@/lib/apple/environments'
import { cn } from '@/lib/cn'
import { ActiveOption } from './active-option'
import { useCommandStore } from './commands'
import { useEnvironment } from './environment'
import { EnvironmentDot } from './environment-look'
import { NAVIGATION } from './navigation'
import { PaletteGroup, PaletteItem } from './palette-item'
import { paletteRank } from './palette-rank'
import { ShortcutKeys } from './shortcut'
import { THEMES } from './themes'

interface PaletteDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** ⌘K: everything one can do and everywhere one can go, by typing a part of its name. */
export function PaletteDialog({ open, onOpenChange }: PaletteDialogProps) {
  // What was chosen runs when the palette is gone: it may move the focus.
  const chosen = useRef<(() => void) | null>(null)
  const focus = useReturnFocus(() => {
    chosen.current?.()
    chosen.current = null
  })
  return (
    <DialogPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_262/35%)] data-[state=open]:animate-appear" />
        <DialogPrimitive.Content
          data-slot="palette"
          aria-describedby={undefined}
          {...focus}
          className={cn(
            FLOAT,
            'fixed top-[12dvh] left-1/2 w-[calc(100vw-16px)] max-w-xl -translate-x-1/2 overflow-hidden',
          )}
        >
          <DialogPrimitive.Title className="sr-only">Command palette</DialogPrimitive.Title>
          <PaletteBody
            onChoose={(act) => {
              chosen.current = act
              onOpenChange(false)
            }}
          />
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  )
}

function PaletteBody({ onChoose }: { onChoose: (act: () => void) => void }): ReactNode {
  const [search, setSearch] = useState('')
  const store = useCommandStore()
  const commands = useSyncExternalStore(store.subscribe, store.list, store.list)
  const router = useRouter()
  const { setTheme } = useTheme()
  const { environment, setEnvironment } = useEnvironment()
  const pageCommands = commands.filter((command) => command.id !== 'palette')

  const then = (act: () => void) => () => onChoose(act)

  return (
    <Palette label="Command palette" loop filter={paletteRank}>
      <ActiveOption />
      <div className="flex h-11 items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <Palette.Input
          value={search}
          onValueChange={setSearch}
          placeholder="Search for an action, a page, a rule"
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none max-sm:text-lg"
        />
        <span className="text-faint text-xs max-sm:hidden">Esc closes</span>
      </div>
      <Palette.List className="max-h-[min(30rem,64dvh)] overflow-y-auto p-1">
        {pageCommands.length > 0 ? (
          <PaletteGroup heading="On this page">
            {pageCommands.map(({ id, title, icon: Icon, keywords, shortcut, run }) => (
              <PaletteItem
                key={id}
                value={title}
                keywords={keywords}
                icon={Icon ? <Icon aria-hidden /> : null}
                aside={shortcut ? <ShortcutKeys keys={shortcut} /> : null}
                onSelect={then(run)}
              />
            ))}
          </PaletteGroup>
        ) : null}
        <PaletteGroup heading="Go to">
          {/* Its own page offers it with whatever was pasted there. */}
          {pageCommands.some(({ id }) => id === 'look-up') ? null : (
            <PaletteItem
              value="Look up a transaction"
              keywords={['order', 'receipt', 'refund', 'customer', 'subscription']}
              icon={<Search aria-hidden />}
              aside="by any ID, a receipt or a token"
              onSelect={then(() => router.push('/transactions'))}
            />
          )}
          {NAVIGATION.map(({ href, title, icon: Icon, about }) => (
            <PaletteItem
              key={href}
              value={title}
              keywords={[about]}
              icon={<Icon aria-hidden />}
              aside={about}
              onSelect={then(() => router.push(href))}
            />
          ))}
        </PaletteGroup>
        <PaletteGroup heading="Environment">
          {ENVIRONMENTS.map((row) => (
            <PaletteItem
              key={row.id}
              value={`Use ${row.title}`}
              keywords={['environment', row.about]}
              icon={<EnvironmentDot id={row.id} className="mx-1" />}
              aside={row.id === environment.id ? 'in use' : null}
              onSelect={then(() => setEnvironment(row.id))}
            />
          ))}
        </PaletteGroup>
        <PaletteGroup heading="Theme">
          {THEMES.map(({ value, title, icon: Icon }) => (
            <PaletteItem
              key={value}
              value={`${title} theme`}
              keywords={['appearance', 'mode']}
              icon={<Icon aria-hidden />}
              onSelect={then(() => setTheme(value))}
            />
          ))}
        </PaletteGroup>
        {search.trim() === '' ? null : (
          <PaletteGroup heading="Search" forceMount>
            <PaletteItem
              value={`Search the rules for “${search.trim()}”`}
              forceMount
              icon={<Search aria-hidden />}
              onSelect={then(() => router.push(`/rules?q=${encodeURIComponent(search.trim())}`))}
            />
          </PaletteGroup>
        )}
      </Palette.List>
    </Palette>
  )
}
