import type { formats } from '@/app/format'
import type { Figure } from './report'

const MEGA = 1_048_576

/** A figure with its unit, as people read it. */
export function shown(
  figure: Figure,
  value: number | null,
  format: ReturnType<typeof formats>,
  t: (key: string, named: Record<string, unknown>) => string,
): string {
  if (value === null) return format.number(null)
  switch (figure) {
    case 'p99Seconds':
    case 'scoreP99Seconds':
    case 'oldestUnsentSeconds':
      return value < 1
        ? t('operations.unit.millis', { value: format.number(value * 1000, 0) })
        : t('operations.unit.seconds', { value: format.number(value, 1) })
    case 'requestsPerSecond':
    case 'failuresPerSecond':
      return t('operations.unit.perSecond', { value: format.number(value, value < 1 ? 2 : 1) })
    case 'heapBytes':
      return t('operations.unit.megabytes', { value: format.number(value / MEGA, 0) })
    default:
      return format.number(value, 0)
  }
}
