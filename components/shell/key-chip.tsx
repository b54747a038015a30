'use client'

import { ChevronDown, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { formatDuration } from '@/components/ui/time-format'
import { useNow } from '@/components/ui/use-now'
import { useBrowserKeys } from '../keys/browser/use-browser-keys'
import type { ForgetAction } from './forget-everything'
import { useSession } from './session'

const KeyList = later(() => import('./key-list').then((module) => module.KeyList))

/** "2 keys · 27 min": counts down to the session's end, opens the list. */
export function KeyChip({ forgetEverything }: { forgetEverything: ForgetAction | undefined }) {
  const [open, setOpen] = useState(false)
  const session = useSession()
  const now = useNow(1000)
  const own = useBrowserKeys()
  const sealed = session.data?.keys.length
  const count = sealed === undefined ? undefined : sealed + own.keys.length
  const endsAt = session.data?.endsAt ?? null
  const left = endsAt === null || now === null ? null : Math.max(0, endsAt - now)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" className="gap-2 font-normal tabular-nums max-sm:h-9">
          <KeyRound aria-hidden className="size-3.5! text-muted" />
          <span>
            <KeyCount count={count} failed={session.isError} />
            {left === null || !sealed ? null : (
              <span className="text-muted lg:max-xl:sr-only">
                <span className="sr-only">, forgotten in</span>
                <span aria-hidden> · </span>
                {formatDuration(left)}
              </span>
            )}
          </span>
          <ChevronDown aria-hidden className="size-3.5! text-faint max-sm:hidden" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Keys at hand" className="p-0">
        <KeyList
          session={session.data}
          browserKeys={own.keys}
          failed={session.isError}
          forgetEverything={forgetEverything}
          onDone={() => setOpen(false)}
        />
      </PopoverContent>
    </Popover>
  )
}

/** A phone has room for the number alone; the word is still said. */
function KeyCount({ count, failed }: { count: number | undefined; failed: boolean }) {
  if (count === undefined) return failed ? 'Keys unknown' : 'Keys'
  if (count === 0) return 'No keys'
  return (
    <>
      {count} <span className="max-sm:sr-only">{count === 1 ? 'key' : 'keys'}</span>
    </>
  )
}
