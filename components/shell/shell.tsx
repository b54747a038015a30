import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toaster'
import { BottomBar } from './bottom-bar'
import { Header } from './header'
import type { ForgetEverything } from './key-list'
import { NoticeLine } from './notice-line'
import { ProductionLine } from './production-line'

interface ShellProps {
  /** Forgets the session and its keys; without it the key list offers no such button. */
  forgetEverything?: ForgetEverything | undefined
  children: ReactNode
}

/** What stands around every page. */
export function Shell({ forgetEverything, children }: ShellProps) {
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md border bg-raised px-3 py-1.5 shadow-float focus:translate-y-0"
      >
        Skip to content
      </a>
      <ProductionLine />
      <Header forgetEverything={forgetEverything} />
      <NoticeLine />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[96rem] px-4 pt-4 pb-24 outline-none sm:px-6 sm:pt-6 md:pb-12"
      >
        {children}
      </main>
      <BottomBar />
      <Toaster />
    </>
  )
}
