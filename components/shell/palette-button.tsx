'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCommand } from './commands'
import { PaletteDialog } from './palette'
import { ShortcutKeys } from './shortcut'

export function PaletteButton() {
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
        <ShortcutKeys keys="mod+k" className="max-md:hidden" />
      </Button>
      <PaletteDialog open={open} onOpenChange={setOpen} />
    </>
  )
}
