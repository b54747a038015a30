import type { ReactNode } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { Toaster } from '@/components/ui/toaster'
import { BottomBar } from './bottom-bar'
import type { ForgetAction } from './forget-everything'
import { Header } from './header'
import { NoticeLine } from './notice-line'
import { ProductionLine } from './production-line'
import { StayAwake } from './stay-awake'

interface ShellProps {
  /** Forgets the session and its keys; without it the key list offers no such button. */
  forgetEverything?: ForgetAction | undefined
  /** Tells the server that a person is at work, so that the session does not end under their hands. */
  stayAwake: () => Promise<void>
  children: ReactNode
}

/** What stands around every page. */
export function Shell({ forgetEverything, stayAwake, children }: ShellProps) {
  return (
    <>
      <StayAwake stayAwake={stayAwake} />
      <ProductionLine />
      <Header forgetEverything={forgetEverything} />
      <NoticeLine />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[96rem] px-4 pt-4 pb-24 outline-none sm:px-6 sm:pt-6 lg:pb-12"
      >
        {children}
      </main>
      <BottomBar />
      <Announcer />
      <Toaster />
    </>
  )
}
