'use client'

import { useEffect } from 'react'
import { Toaster as Sonner, toast } from 'sonner'
import { toastsShownBy } from './toast'

/** Short words for what has no place of its own on the page. What belongs in place goes there. */
export function Toasts() {
  useEffect(() => toastsShownBy((text) => void toast(text)), [])
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={{ bottom: 72 }}
      // Over the bottom bar, wherever there is one.
      className="max-lg:[--offset-bottom:72px]!"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start font-sans gap-2.5 rounded-lg border bg-raised px-4 py-3 text-base text-foreground shadow-float',
        },
      }}
    />
  )
}
