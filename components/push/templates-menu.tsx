'use client'

import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { later } from '@/components/ui/later'
import type { PushRequest } from '@/lib/push/request'

const TemplateItems = later(() => import('./template-items').then((module) => module.TemplateItems))

export interface TemplatesMenuProps {
  draft: PushRequest
  change: (part: Partial<PushRequest>) => void
}

export function TemplatesMenu(props: TemplatesMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost">
          Templates
          <ChevronDown className="size-3.5!" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="max-h-96 w-80 overflow-y-auto" align="end">
        <TemplateItems {...props} />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
