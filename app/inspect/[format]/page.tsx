import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { InspectView } from '@/components/inspect/inspect-view'
import { DECODERS } from '@/lib/inspect/registry'
import { guardPage } from '@/lib/server/guard'

interface Props {
  params: Promise<{ format: string }>
}

const find = (id: string) => DECODERS.find((decoder) => decoder.id === id)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find((await params).format)?.title ?? 'No such format' }
}

export default async function FormatPage({ params }: Props) {
  await guardPage()
  const decoder = find((await params).format)
  if (!decoder) notFound()
  const { id, title, about } = decoder
  return (
    <NuqsAdapter>
      <InspectView key={id} forced={{ id, title, about }} />
    </NuqsAdapter>
  )
}
