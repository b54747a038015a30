'use client'

import { Info, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useSession } from './session'

/** What the server has to say once; gone when dismissed, until it says something else. */
export function NoticeLine() {
  const notice = useSession().data?.notice ?? null
  const [dismissed, setDismissed] = useState<string | null>(null)
  const shown = notice !== null && notice !== dismissed
  return (
    <div role="status" data-chrome>
      {shown ? (
        <div className="flex items-start gap-2.5 border-b bg-notice-soft px-4 py-2 sm:px-6">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-notice" />
          <p className="min-w-0 flex-1">
            <span className="mr-1.5 font-medium">Notice</span>
            {notice}
          </p>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Dismiss this notice"
            onClick={() => setDismissed(notice)}
          >
            <X />
          </Button>
        </div>
      ) : null}
    </div>
  )
}
