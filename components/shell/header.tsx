import { PageLink } from '@/components/ui/page-link'
import { EnvironmentSwitch } from './environment-switch'
import type { ForgetAction } from './forget-everything'
import { KeyChip } from './key-chip'
import { Mark } from './mark'
import { NavigationLinks } from './navigation-links'
import { PaletteButton } from './palette-button'
import { ThemeMenu } from './theme-menu'

export function Header({ forgetEverything }: { forgetEverything: ForgetAction | undefined }) {
  return (
    <header
      data-chrome
      className="sticky top-0 z-40 flex h-12 items-center gap-2 border-b bg-background px-4 sm:px-6"
    >
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md border bg-raised px-3 py-1.5 shadow-float focus:translate-y-0"
      >
        Skip to content
      </a>
      <PageLink
        href="/"
        className="flex shrink-0 items-center gap-2 rounded-md font-medium sm:mr-2"
      >
        <Mark className="size-4" />
        <span className="max-sm:sr-only">Assay</span>
      </PageLink>
      <NavigationLinks />
      <div className="ml-auto flex min-w-0 items-center gap-1.5 lg:shrink-0">
        <PaletteButton />
        <EnvironmentSwitch />
        <KeyChip forgetEverything={forgetEverything} />
        <ThemeMenu />
      </div>
    </header>
  )
}
