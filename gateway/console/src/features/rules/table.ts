import type { components } from '@/api/generated/escalation-service'

export type Row = components['schemas']['RuleRow']
export type Table = components['schemas']['ReferralRuleControllerVersion']
export type Tables = components['schemas']['ReferralRuleControllerRuleTables']
export type Outcome = components['schemas']['DryRunOutcome']
export type Result = components['schemas']['DryRunResult']
export type Kind = NonNullable<Row['fires']>
export type Action = NonNullable<Row['action']>
export type Level = NonNullable<Row['targets']>[string]
export type Category = NonNullable<Row['competence']>[string]

/** Units that refer. */
export const UNITS = ['POINT', 'STATION'] as const
export type UnitKind = (typeof UNITS)[number]
export const HARMS = ['INJURY', 'FOOD_POISONING', 'CROP_LOSS'] as const
export const CATEGORIES: readonly Category[] = [
  'GENERAL',
  'FOOD',
  'PRICE',
  'ADVERTISING',
  'COUNTERFEIT',
  'FARM_INPUTS',
  'ANIMAL_PRODUCTS',
  'FRAUD',
  'CRIME',
  'HEALTH_SERVICES',
  'FOOD_POISONING',
  'TOURISM',
  'EDUCATION_SERVICES',
  'HOUSING',
  'RENOVATION',
  'TRANSPORT',
  'TOBACCO',
  'TELECOM',
  'ONLINE',
]

/** What a rule of a kind has to say: its whole numbers, and what may follow when it fires. */
interface Shape {
  numbers: readonly NumberName[]
  actions: readonly Action[]
}
export type NumberName = 'complainants' | 'withinDays' | 'failedAttempts' | 'workingDays'
const SHAPES: Record<Kind, Shape> = {
  LARGE_AMOUNT: { numbers: [], actions: ['ASK', 'ESCALATE'] },
  GROUP_COMPLAINT: { numbers: ['complainants', 'withinDays'], actions: ['ASK', 'ESCALATE'] },
  HARM_DONE: { numbers: [], actions: ['ESCALATE'] },
  FAILED_MEDIATION: { numbers: ['failedAttempts', 'workingDays'], actions: ['ASK', 'ESCALATE'] },
  OUTSIDE_AREA: { numbers: [], actions: ['ASK', 'ESCALATE'] },
  SUSPECTED_VIOLATION: { numbers: [], actions: ['REPORT'] },
  SUSPECTED_CRIME: { numbers: [], actions: ['PROPOSE'] },
  DEADLINE_PASSED: { numbers: [], actions: ['ESCALATE'] },
}
export const KINDS = Object.keys(SHAPES) as Kind[]
export const shapeOf = (kind: Kind): Shape => SHAPES[kind]
/** Without it, what is late would stay unseen: the service takes no table that lacks it. */
export const NEEDED: Kind = 'DEADLINE_PASSED'

/** Levels to which a unit of a kind can refer; the station stands above points only. */
export function levelsFor(unit: UnitKind): readonly Level[] {
  return unit === 'POINT'
    ? ['STATION', 'LOCAL_OFFICE', 'COUNTY_DEPARTMENT']
    : ['LOCAL_OFFICE', 'COUNTY_DEPARTMENT']
}

/** A rule as it is being written: numbers as they are typed. */
export interface Written {
  id: string
  fires: Kind
  action: Action
  currency: string
  thresholds: Record<UnitKind, string>
  numbers: Record<NumberName, string>
  competence: Partial<Record<string, Category>>
  targets: Partial<Record<UnitKind, Level>>
}

/** The entries of a map in one order, whatever order they came in. */
function inOrder<K extends string, V>(names: readonly K[], some: Partial<Record<string, V>> | undefined) {
  const map = some ?? {}
  return Object.fromEntries(
    names.flatMap((name) => (map[name] == null ? [] : [[name, map[name]]])),
  ) as Partial<Record<K, V>>
}

const NO_NUMBERS = { complainants: '', withinDays: '', failedAttempts: '', workingDays: '' }
const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))

export function written(row: Row): Written {
  return {
    id: row.id ?? '',
    fires: row.fires ?? 'LARGE_AMOUNT',
    action: row.action ?? 'ASK',
    currency: row.currency ?? 'CNY',
    thresholds: { POINT: text(row.thresholds?.POINT), STATION: text(row.thresholds?.STATION) },
    numbers: {
      complainants: text(row.complainants),
      withinDays: text(row.withinDays),
      failedAttempts: text(row.failedAttempts),
      workingDays: text(row.workingDays),
    },
    competence: inOrder(HARMS, row.competence),
    targets: inOrder(UNITS, row.targets as Written['targets']),
  }
}

const filled = <T extends Record<string, unknown>>(map: T): T | undefined => {
  const some = Object.fromEntries(
    Object.entries(map).filter(([, value]) => value !== '' && value !== undefined),
  )
  return Object.keys(some).length ? (some as T) : undefined
}

/** A number as the service wants it; what is none is left out, and named by the service as missing. */
const whole = (typed: string) => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : undefined)

/** The row as the service takes it, with the fields a rule of its kind has and no others. */
export function rowOf(one: Written): Row {
  const { numbers } = shapeOf(one.fires)
  const amounts = one.fires === 'LARGE_AMOUNT'
  const thresholds = amounts ? filled(one.thresholds) : undefined
  const referring = UNITS.filter((unit) => !amounts || one.thresholds[unit] !== '')
  const targets =
    one.fires === 'SUSPECTED_VIOLATION'
      ? undefined
      : filled(Object.fromEntries(referring.map((unit) => [unit, one.targets[unit]])))
  const competence = one.fires === 'HARM_DONE' ? filled(one.competence) : undefined
  return {
    id: one.id.trim(),
    fires: one.fires,
    action: one.action,
    ...(amounts ? { currency: one.currency } : {}),
    ...(thresholds ? { thresholds } : {}),
    ...Object.fromEntries(
      numbers.flatMap((name) => {
        const value = whole(one.numbers[name])
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    ...(competence ? { competence: competence as Record<string, Category> } : {}),
    ...(targets ? { targets: targets as Record<string, Level> } : {}),
  }
}

/** Kinds of which the table may have one more. */
export function addable(rules: readonly Written[]): Kind[] {
  return KINDS.filter((kind) => kind === 'LARGE_AMOUNT' || !rules.some((rule) => rule.fires === kind))
}

/** A new rule of a kind, under a name no other has. */
export function fresh(kind: Kind, rules: readonly Written[]): Written {
  const taken = new Set(rules.map((rule) => rule.id))
  let number = KINDS.indexOf(kind) + 1
  while (taken.has(`R${number}`)) number += 1
  return {
    id: `R${number}`,
    fires: kind,
    action: shapeOf(kind).actions[0]!,
    currency: 'CNY',
    thresholds: { POINT: '', STATION: '' },
    numbers: { ...NO_NUMBERS },
    competence: {},
    targets: kind === 'SUSPECTED_VIOLATION' ? {} : { POINT: 'LOCAL_OFFICE', STATION: 'LOCAL_OFFICE' },
  }
}

/** Whether two tables say the same. */
export function sameRows(one: readonly Row[], other: readonly Row[]): boolean {
  const plain = (rows: readonly Row[]) => JSON.stringify(rows.map((row) => rowOf(written(row))))
  return plain(one) === plain(other)
}

/** What is wrong with a field of a rule, or with anything of it, by the service's names. */
export function faultsOf(fields: Record<string, string>, at: number): Record<string, string> {
  const start = `rules[${at}]`
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field]) => field === start || field.startsWith(`${start}.`))
      .map(([field, detail]) => [field.slice(start.length + 1), detail]),
  )
}

/** The earliest day a new version may begin on: after today, and after every other version. */
export function earliest(versions: readonly Table[], today: string): string {
  const last = versions.map((one) => one.validFrom).reduce((one, other) => (one > other ? one : other), today)
  return new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** How often all rules together would have fired, and do. */
export function sums(outcome: Outcome): { would: number; fires: number; most: number } {
  return {
    would: outcome.rules.reduce((sum, rule) => sum + rule.wouldFire, 0),
    fires: outcome.rules.reduce((sum, rule) => sum + rule.fires, 0),
    most: Math.max(1, ...outcome.rules.flatMap((rule) => [rule.wouldFire, rule.fires])),
  }
}
