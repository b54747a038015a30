import { PageLink } from '@/components/ui/page-link'
import { NAVIGATION } from './navigation'

/** Every page with what it is for. */
export function PageLinks() {
  return (
    <ul className="grid gap-1">
      {NAVIGATION.map(({ href, title, about, icon: Icon }) => (
        <li key={href} className="flex items-start gap-2">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <PageLink href={href} className="text-link underline underline-offset-3">
              {title}
            </PageLink>{' '}
            {about}
          </span>
        </li>
      ))}
    </ul>
  )
}
