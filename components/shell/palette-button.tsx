'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { useIdle } from '@/components/ui/use-idle'
import { useCommand } from './commands'
import { ShortcutKeys } from './shortcut'

const PaletteDialog = later(() => import('./palette').then((module) => module.PaletteDialog))

export function PaletteButton() {
  const idle = useIdle()
  const [open, setOpen] = useState(false)
  useCommand({
    id: 'palette',
    title: 'Open the command palette',
    shortcut: 'mod+k',
    run: () => setOpen((was) => !was),
  })
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        aria-haspopup="dialog"
        className="max-sm:w-9"
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden />
        <span className="sr-only">Command palette</span>
        <ShortcutKeys keys="mod+k" className="max-xl:hidden" />
      </Button>
      {open || idle ? <PaletteDialog open={open} onOpenChange={setOpen} /> : null}
    </>
  )
}
