import { redirect } from 'next/navigation'
import { guardPage } from '@/lib/server/guard'

export default async function Home(): Promise<never> {
  await guardPage()
  redirect('/push')
}
