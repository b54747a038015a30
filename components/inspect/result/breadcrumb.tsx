import { ChevronRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { visible } from '@/lib/text/visible'
import type { PartStep } from './part-path'

/** The way from the whole to the part that is shown; the browser’s back button leads back too. */
export function Breadcrumb({
  way,
  onGo,
}: {
  way: readonly PartStep[]
  onGo: (path: string) => void
}) {
  return (
    <nav aria-label="Parts" className="print:hidden">
      <ol className="flex flex-wrap items-center gap-1">
        {way.map(({ path, inspection }, index) => {
          const name = visible(inspection.title)
          const last = index === way.length - 1
          return (
            <li key={path} className="flex min-w-0 items-center gap-1">
              {index > 0 ? <ChevronRight aria-hidden className="size-4 text-faint" /> : null}
              {last ? (
                <span aria-current="page" className="px-1 font-medium">
                  {name}
                </span>
              ) : (
                <Button
                  variant="link"
                  size="inline"
                  className="touch overflow-visible px-1"
                  onClick={() => onGo(path)}
                >
                  {name}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
