import { daysUntil, today } from '@/app/format'
import type { Answer } from '@/app/api/types'
import type { Me } from '@/app/session'

export type Referral = Answer<'/api/escalations/{id}', 'get'>
export type Light = 'GREEN' | 'AMBER' | 'RED' | 'OVERDUE'

/** The clock that runs on a referral, with its light. */
export interface Clock {
  step: 'referral' | 'acknowledgement' | 'resolution' | 'answer'
  dueOn: string
  light: Light
}

const AMBER_WORKDAYS = 5
const RED_WORKDAYS = 2

/** Days from Monday to Friday until a day; only for colours: what is overdue, the service says with the real calendar. */
export function weekdaysUntil(day: string, from: string = today()): number {
  const days = daysUntil(day, from)
  let count = 0
  for (let step = 1; step <= days; step++) {
    const weekday = new Date(Date.parse(`${from}T00:00:00Z`) + step * 86_400_000).getUTCDay()
    if (weekday !== 0 && weekday !== 6) count++
  }
  return days < 0 ? days : count
}

/** A day of one working day is amber from its start and red on its last; a longer one as the ledger's clocks are. */
export function lightOf(step: Clock['step'], dueOn: string, overdue: boolean, from: string = today()): Light {
  const left = weekdaysUntil(dueOn, from)
  if (overdue || left < 0) return 'OVERDUE'
  if (step === 'acknowledgement' || step === 'referral') return left === 0 ? 'RED' : 'AMBER'
  return left <= RED_WORKDAYS ? 'RED' : left <= AMBER_WORKDAYS ? 'AMBER' : 'GREEN'
}

export function clockOf(one: Referral, from: string = today()): Clock | undefined {
  const [step, dueOn] =
    one.status === 'DUE'
      ? (['referral', one.dueOn] as const)
      : one.status === 'ESCALATED'
        ? (['acknowledgement', one.acknowledgementDueOn] as const)
        : one.status === 'ACKNOWLEDGED'
          ? (['resolution', one.resolutionDueOn] as const)
          : ([undefined, undefined] as const)
  return step && dueOn ? { step, dueOn, light: lightOf(step, dueOn, one.overdue, from) } : undefined
}

/** What part the reader has in a referral. */
export type Part = 'lead' | 'joint' | 'raised' | 'county' | 'reader'
type Reader = Pick<Me, 'roles' | 'office' | 'unit'>

export function partOf(one: Referral, me: Reader | undefined): Part {
  const mine = me?.roles.includes('OFFICE_OFFICER')
    ? me.office
    : me?.roles.includes('STATION_OFFICER')
      ? me.unit
      : undefined
  if (mine && one.office === mine) return 'lead'
  if (mine && one.jointOffices.includes(mine)) return 'joint'
  if (mine && one.raisedToOffice === mine) return 'raised'
  return me?.roles.includes('COUNTY_REGULATOR') ? 'county' : 'reader'
}

const OFFERED: Record<Part, readonly string[]> = {
  lead: ['acknowledgement', 'resolution', 'assistance-requests', 'joint-offices', 'transfer', 'return'],
  joint: ['assistance-requests'],
  raised: [],
  county: ['decision'],
  reader: [],
}

/** The steps this reader may take now, the next one first. */
export function stepsFor(one: Referral, me: Reader | undefined): string[] {
  return OFFERED[partOf(one, me)].filter((step) => one.allowed.includes(step))
}

/** The groups of an inbox, the pressing first. */
export type Pile = 'pressing' | 'county' | 'fresh' | 'working' | 'due'
export const PILES: readonly Pile[] = ['pressing', 'county', 'fresh', 'working', 'due']

function pileOf(one: Referral): Pile | undefined {
  if (one.allowed.length === 0) return undefined
  if (one.overdue || one.raisedTo) return 'pressing'
  switch (one.status) {
    case 'UNROUTABLE':
      return 'county'
    case 'ESCALATED':
      return 'fresh'
    case 'ACKNOWLEDGED':
      return 'working'
    case 'DUE':
      return 'due'
    default:
      return undefined
  }
}

const LEVEL: Record<string, number> = { COUNTY_LEADERSHIP: 2, COUNTY_DEPARTMENT: 1 }
const dueOf = (one: Referral) => clockOf(one)?.dueOn ?? '9999-12-31'

/** Sorted into piles; within one the highest supervised first, then what is due first. */
export function piled(all: readonly Referral[]): { pile: Pile; items: Referral[] }[] {
  const unique = [...new Map(all.map((one) => [one.id, one])).values()]
  return PILES.map((pile) => ({
    pile,
    items: unique
      .filter((one) => pileOf(one) === pile)
      .sort(
        (one, other) =>
          (LEVEL[other.raisedTo ?? ''] ?? 0) - (LEVEL[one.raisedTo ?? ''] ?? 0) ||
          dueOf(one).localeCompare(dueOf(other)) ||
          one.madeAt.localeCompare(other.madeAt),
      ),
  })).filter(({ items }) => items.length > 0)
}
