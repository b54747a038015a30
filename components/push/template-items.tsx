'use client'

import { DropdownMenuItem } from '@/components/ui/dropdown-menu'
import { findPushType } from '@/lib/apple/push-types'
import { topicFor } from '@/lib/apple/topic'
import type { PushRequest } from '@/lib/push/request'
import { type PayloadTemplate, TEMPLATES } from '@/lib/push/templates'
import type { TemplatesMenuProps } from './templates-menu'

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

/** What the menu of templates has in it. */
export function TemplateItems({ draft, change }: TemplatesMenuProps) {
  return TEMPLATES.map((template) => (
    <DropdownMenuItem key={template.id} onSelect={() => change(apply(draft, template))}>
      <span className="grid min-w-0">
        <span className="font-medium">{template.title}</span>
        <span className="text-muted text-xs">{template.about}</span>
      </span>
    </DropdownMenuItem>
  ))
}
