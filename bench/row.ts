/** One measurement. `ratio`: how it stands to another one of the same run. */
export interface BenchRow {
  name: string
  value: number
  /** Such as `µs`, `pushes/s`, `MB`. */
  unit: string
  ratio?: { to: string; value: number }
}
