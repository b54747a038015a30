'use client'

import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { ENVIRONMENTS, isEnvironmentId } from '@/lib/apple/environments'
import { cn } from '@/lib/cn'
import { useEnvironment } from './environment'
import { EnvironmentDot, environmentText } from './environment-look'

/** Where a push will go: always in sight, changed at once. */
export function EnvironmentSwitch() {
  const { environment, setEnvironment } = useEnvironment()
  return (
    <div data-at="environment" className="contents">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            size="sm"
            aria-label={`Environment: ${environment.title}`}
            className={cn(
              'min-w-0 shrink gap-2 max-sm:h-9 lg:max-xl:max-w-36',
              environmentText(environment.id),
            )}
          >
            <EnvironmentDot id={environment.id} />
            <span className="truncate">{environment.title}</span>
            <ChevronDown className="size-3.5! text-faint" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="w-80">
          <DropdownMenuRadioGroup
            value={environment.id}
            onValueChange={(id) => {
              if (isEnvironmentId(id)) setEnvironment(id)
            }}
          >
            {ENVIRONMENTS.map((row) => (
              <DropdownMenuRadioItem key={row.id} value={row.id} className="items-start">
                <EnvironmentDot id={row.id} className="mt-1.5" />
                <span className="grid min-w-0">
                  <span className="font-medium">{row.title}</span>
                  <span className="text-muted text-xs">{row.about}</span>
                </span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  )
}
