import { visible } from '@/lib/text/visible'

/** Why something that was pasted, dropped or chosen did not arrive; read out as it comes. */
export function PasteProblems({ problems }: { problems: readonly string[] }) {
  return (
    <div role="alert" className="empty:hidden">
      {problems.map((problem) => (
        <p key={problem} className="text-fail text-xs">
          {visible(problem)}
        </p>
      ))}
    </div>
  )
}
