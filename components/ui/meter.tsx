import { cn } from '@/lib/cn'
import { MEANINGS } from './meaning'

interface MeterProps {
  value: number
  max: number
  /** What is measured, as in "Payload size". */
  label: string
  unit?: string
  className?: string
}

const COUNT = new Intl.NumberFormat('en-GB')

/** How much of a limit is used: "312 / 4,096 bytes" and a bar. Over it, by how much. */
export function Meter({ value, max, label, unit = 'bytes', className }: MeterProps) {
  const over = value > max
  const near = !over && value > max * 0.9
  const Icon = MEANINGS[over ? 'fail' : 'warning'].icon
  const text = over
    ? `${COUNT.format(value)} / ${COUNT.format(max)} ${unit}, ${COUNT.format(value - max)} too many`
    : `${COUNT.format(value)} / ${COUNT.format(max)} ${unit}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native meter cannot be coloured everywhere
    <div
      data-slot="meter"
      role="meter"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={text}
      className={cn('inline-flex items-center gap-2 text-xs text-muted', className)}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 64 4"
        className="h-1 w-16 overflow-hidden rounded-full bg-border"
        preserveAspectRatio="none"
      >
        <rect
          width={64 * Math.min(1, max > 0 ? value / max : 1)}
          height="4"
          className={cn(
            over ? 'fill-fail' : near ? 'fill-warning' : 'fill-muted',
            'transition-[width]',
          )}
        />
      </svg>
      <span
        className={cn(
          'flex items-center gap-1 tabular-nums',
          over && 'text-fail',
          near && 'text-warning',
        )}
      >
        {over || near ? <Icon aria-hidden className="size-3.5" /> : null}
        {text}
      </span>
    </div>
  )
}
