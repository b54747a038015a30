import { cn } from '@/lib/cn'

interface ProgressProps {
  /** What is going on, as in "Sending to the simulator". */
  label: string
  /** 0 to 1; without it the bar only says that work goes on. */
  value?: number
  className?: string
}

export function Progress({ label, value, className }: ProgressProps) {
  const percent =
    value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-0.5 w-full overflow-hidden rounded-full bg-border', className)}
    >
      {percent === undefined ? (
        <div className="h-full w-1/3 animate-travel bg-focus" />
      ) : (
        <svg
          aria-hidden="true"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          className="size-full"
        >
          <rect width={percent} height="1" className="fill-focus" />
        </svg>
      )}
    </div>
  )
}
