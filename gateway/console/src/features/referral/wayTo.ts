import type { Role } from '@/app/feature'
import type { News } from './news'

/** What the unit itself has to act on, in its own ledger. */
const FOR_THE_UNIT = new Set(['referral-due', 'assistance-requested', 'escalation-returned'])

/** Where a piece of news leads its reader; nowhere if there is nothing to open. */
export function wayTo(
  one: Pick<News, 'type' | 'escalation' | 'complaint' | 'warning' | 'session'>,
  roles: readonly Role[],
): string | undefined {
  const point = roles.includes('POINT_OFFICER')
  const unit = point || roles.includes('STATION_OFFICER')
  if (one.complaint && unit && (point || FOR_THE_UNIT.has(one.type))) return `/desk/cases/${one.complaint}`
  if (one.escalation && !point) return `/desk/inbox/${one.escalation}`
  if (one.warning && unit) return '/desk/unit/warnings'
  if (one.session && unit) return '/desk/unit/training'
  return undefined
}
