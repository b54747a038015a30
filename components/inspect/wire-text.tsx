import { visibleRuns } from '@/lib/text/visible'

/**
 * Text that came over the wire, with whatever cannot be seen written out. Its direction is its own:
 * right-to-left letters do not move what stands beside them.
 */
export function WireText({ text }: { text: string }) {
  return (
    <bdi>
      {visibleRuns(text).map((run, index) =>
        run.escaped ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the text
            key={index}
            title="An invisible character, written out"
            className="rounded-[4px] bg-warning-soft text-warning"
          >
            {run.text}
          </span>
        ) : (
          run.text
        ),
      )}
    </bdi>
  )
}
