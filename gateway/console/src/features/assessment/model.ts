import { api } from '@/app/api/client'
import { today } from '@/app/format'

/**
 * Scores as assessment-service tells them, in the words this desk uses. Decimals come as strings, unrounded; what is shown
 * is rounded only where it is written.
 */
export interface Title {
  zh: string
  en: string
}
/** A decimal as it is told, with all its places. */
export type Decimal = number | string
export type UnitKind = 'COUNTY' | 'STATION' | 'POINT'
export type Grade = 'EXCELLENT' | 'GOOD' | 'QUALIFIED' | 'UNQUALIFIED'
export const GRADES: readonly Grade[] = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED']
export type Effect = 'COUNTED' | 'MISSED' | 'OPEN' | 'LEFT_OUT'
export const EFFECTS: readonly Effect[] = ['COUNTED', 'MISSED', 'OPEN', 'LEFT_OUT']

/** A line of the list of scores. */
export interface ScoreRow {
  unit: string
  name: string
  kind: UnitKind
  path: string[]
  period: number
  score?: Decimal | null
  shown?: Decimal | null
  grade?: Grade | null
  stars?: number | null
  rank?: number | null
  peersFrom?: number | null
  peers?: number | null
  entries: number
  scheme: string
  asOf: string
  /** In the scheme's order, if they were asked for. */
  indicators?: Earned[] | null
}

/** What a unit got for one indicator; its title is in the scheme. */
export interface Earned {
  code: string
  share?: Decimal | null
  effectiveWeight: Decimal
  points: Decimal
  notApplicable?: string | null
}

export interface ScoreLine {
  code: string
  duty: string
  title: Title
  measure: string
  function: 'CHECK' | 'LIN' | 'THR' | 'QUOTA' | 'ROLLUP'
  weight: Decimal
  effectiveWeight: Decimal
  k?: Decimal | null
  n?: number | null
  m?: number | null
  p0?: Decimal | null
  rate?: Decimal | null
  done?: number | null
  due?: number | null
  share?: Decimal | null
  points: Decimal
  notApplicable?: string | null
}

export interface ScoreGroup {
  code: string
  title: Title
  weight: Decimal
  effectiveWeight: Decimal
  points: Decimal
  indicators: ScoreLine[]
}

export interface Adjusted {
  kind: string
  title: Title
  each: Decimal
  max?: Decimal | null
  count: number
  points: Decimal
  events: string[]
}

export interface UnitScore extends Omit<ScoreRow, 'rank' | 'peers' | 'peersFrom'> {
  bonus: Decimal
  deductions: Decimal
  groups: ScoreGroup[]
  bonusLines: Adjusted[]
  deductionLines: Adjusted[]
  vetoes: { ground: string; subject: string; events: string[] }[]
  exclusions: { complaint: string; ground: string; event: string }[]
  cases: number
  manyExcluded: boolean
}

export interface Fact {
  id: string
  type: string
  occurredAt: string
  recordedAt: string
  link?: string | null
}

export interface Subject {
  unit: string
  subject: string
  effect: Effect
  why: string
  dueOn?: string | null
  score?: Decimal | null
  events: Fact[]
}

export interface Evidence {
  unit: string
  asOf: string
  indicator: ScoreLine
  items: Subject[]
  next?: string | null
}

export interface HistoryPoint {
  date: string
  score?: Decimal | null
  shown?: Decimal | null
  grade?: Grade | null
  scheme: string
}

export interface RaiseItem {
  indicator: string
  title: Title
  action: string
  say: Title
  parameters: Record<string, string>
  gain: Decimal
  helpsBy?: string | null
}

export interface BesideItem {
  effect: 'BONUS' | 'DEDUCTION' | 'VETO' | 'EXCLUSION'
  code: string
  subject: string
  points?: Decimal | null
  link?: string | null
  events: Fact[]
}

/** What a scheme says of an indicator, with the numbers of its function. */
export interface SchemeLine {
  code: string
  title: Title
  parameters: Record<string, Decimal>
}

export interface BoardLine {
  duty: string
  code: string
  measure: string
  function: string
  perYear?: number | null
  applies: boolean
  k?: Decimal | null
  n?: number | null
  share?: Decimal | null
  weight: Decimal
  effectiveWeight: Decimal
  points: Decimal
  eventCount: number
  events: string[]
  missingCount: number
  missing: string[]
}

export interface Board {
  county: string
  period: number
  asOf: string
  scheme: string
  score?: Decimal | null
  shown?: Decimal | null
  lines: BoardLine[]
}

/** A day is asked as its last instant in the county, so that all of it counts. */
export function endOf(day: string): string {
  return `${day}T23:59:59+08:00`
}

export const thisYear = (): string => today().slice(0, 4)

/** The years a desk offers: this one and those before it. */
export function yearsBack(count = 3, now: string = thisYear()): string[] {
  return Array.from({ length: count }, (_, back) => String(Number(now) - back))
}

export interface Asked {
  unit: string
  period: string
  /** A day, for the score as it was when that day ended; none for the live one. */
  day?: string | undefined
}

const asOf = (asked: Asked) => (asked.day ? { asOf: endOf(asked.day) } : {})

/** The score of a unit with everything behind it. */
export async function readScore(asked: Asked): Promise<UnitScore> {
  return (await api.get('/api/scores/{unit}', {
    path: { unit: asked.unit },
    query: { period: asked.period, ...asOf(asked) },
  })) as unknown as UnitScore
}

export async function readEvidence(
  asked: Asked & { code: string; after?: string | undefined; limit?: number },
): Promise<Evidence> {
  return (await api.get('/api/scores/{unit}/indicators/{code}/evidence', {
    path: { unit: asked.unit, code: asked.code },
    query: {
      period: asked.period,
      limit: asked.limit ?? 50,
      ...asOf(asked),
      ...(asked.after ? { after: asked.after } : {}),
    },
  })) as unknown as Evidence
}

export async function readHistory(asked: Asked): Promise<HistoryPoint[]> {
  const view = await api.get('/api/scores/{unit}/history', {
    path: { unit: asked.unit },
    query: { period: asked.period },
  })
  return (view as unknown as { points: HistoryPoint[] }).points
}

export async function readRaises(asked: Asked, limit = 5): Promise<RaiseItem[]> {
  const view = await api.get('/api/scores/{unit}/raises', {
    path: { unit: asked.unit },
    query: { period: asked.period, limit: String(limit) },
  })
  return (view as unknown as { items: RaiseItem[] }).items
}

export async function readBeside(asked: Asked): Promise<BesideItem[]> {
  const view = await api.get('/api/scores/{unit}/beside', {
    path: { unit: asked.unit },
    query: { period: asked.period, limit: 200 },
  })
  return (view as unknown as { items: BesideItem[] }).items
}

export async function readSchemeLines(ref: string): Promise<SchemeLine[]> {
  const view = await api.get('/api/schemes/{ref}', { path: { ref } })
  const groups = (view as unknown as { groups: { indicators: SchemeLine[] }[] }).groups
  return groups.flatMap((group) => group.indicators)
}

export async function readBoard(period: string): Promise<Board> {
  return (await api.get('/api/boards/departments', {
    query: { period: Number(period) },
  })) as unknown as Board
}
