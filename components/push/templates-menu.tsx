'use client'

import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { findPushType } from '@/lib/apple/push-types'
import { topicFor } from '@/lib/apple/topic'
import type { PushRequest } from '@/lib/push/request'
import { type PayloadTemplate, TEMPLATES } from '@/lib/push/templates'

interface TemplatesMenuProps {
  draft: PushRequest
  change: (part: Partial<PushRequest>) => void
}

/** A template sets what it is about: payload, type and priority, and the topic's suffix. */
function apply(draft: PushRequest, template: PayloadTemplate): Partial<PushRequest> {
  const type = findPushType(template.pushType)
  const topic = type && draft.topic !== '' ? topicFor(draft.topic, type) : null
  return {
    payload: template.payload,
    pushType: template.pushType,
    priority: template.priority,
    ...(topic === null ? {} : { topic }),
  }
}

export function TemplatesMenu({ draft, change }: TemplatesMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost">
          Templates
          <ChevronDown className="size-3.5!" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="max-h-96 w-80 overflow-y-auto" align="end">
        {TEMPLATES.map((template) => (
          <DropdownMenuItem key={template.id} onSelect={() => change(apply(draft, template))}>
            <span className="grid min-w-0">
              <span className="font-medium">{template.title}</span>
              <span className="text-muted text-xs">{template.about}</span>
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
