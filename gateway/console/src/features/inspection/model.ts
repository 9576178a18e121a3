import type { components } from '@/api/generated/assessment-service'
import type { Body } from '@/app/api/types'

type Schemas = components['schemas']
export type Inspection = Schemas['InspectionView']
export type Defects = Schemas['DefectControllerDefectsView']
export type Item = Inspection['passed'][number]
export type RecordInspection = Body<'/api/inspections', 'post'>

/** The Four Ones, then the Four Unifieds. */
export const ITEMS = [
  'OFFICER',
  'PLAQUE_VISIBLE',
  'PHONE_ANSWERS',
  'LEDGER_CURRENT',
  'NAME',
  'PLAQUE_STYLE',
  'DUTIES_POSTED',
  'DOCUMENT_FORMATS',
] as const satisfies readonly Item[]
export const FOUR_ONES: readonly Item[] = ITEMS.slice(0, 4)
export const FOUR_UNIFIEDS: readonly Item[] = ITEMS.slice(4)

export type Verdict = '' | 'ok' | 'not'

/** A look at a unit while it is being taken. */
export interface InspectionForm {
  unit: string
  unitName: string
  verdicts: Record<Item, Verdict>
  findings: Record<Item, string>
  note: string
  /** The inspection this one follows up, empty if it stands alone. */
  reinspects: string
}

const forAll = <T>(value: T) => Object.fromEntries(ITEMS.map((item) => [item, value])) as Record<Item, T>

export function emptyInspection(unit = '', unitName = ''): InspectionForm {
  return { unit, unitName, verdicts: forAll<Verdict>(''), findings: forAll(''), note: '', reinspects: '' }
}

/** Items nobody has looked at yet. */
export const undecided = (form: InspectionForm): Item[] => ITEMS.filter((item) => !form.verdicts[item])
export const notInOrder = (form: InspectionForm): Item[] =>
  ITEMS.filter((item) => form.verdicts[item] === 'not')

/** Whether there is anything in it worth keeping. */
export const isBegun = (form: InspectionForm): boolean =>
  Boolean(form.unit && (undecided(form).length < ITEMS.length || form.note.trim()))

/** What is sent; it happened when it was handed in, however long it had to wait for a network. */
export function recorded(form: InspectionForm, photos: string[], handedInAt: string): RecordInspection {
  const findings = notInOrder(form)
    .map((item) => ({ item, text: form.findings[item].trim() }))
    .filter((finding) => finding.text)
  return {
    unit: form.unit,
    passed: ITEMS.filter((item) => form.verdicts[item] === 'ok'),
    findings,
    photos,
    occurredAt: handedInAt,
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
    ...(form.reinspects ? { reinspects: form.reinspects } : {}),
  }
}

/** What an inspection found not in order and nobody has put right. */
export function openItems(inspection: Pick<Inspection, 'passed' | 'fixes'>): Item[] {
  return ITEMS.filter(
    (item) => !inspection.passed.includes(item) && !inspection.fixes.some((fix) => fix.item === item),
  )
}

export interface Place {
  code: string
  name: string
  kind: 'COUNTY' | 'STATION' | 'POINT'
  path: string[]
}

export interface Standing {
  place: Place
  last: Inspection | undefined
  open: Item[]
  /** Whether it was looked at in this half of the year. */
  seen: boolean
}

/** The first day of the half-year a day lies in; each has to see an inspection. */
export function halfYearOf(day: string): string {
  return day.slice(5) < '07-01' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 4)}-07-01`
}

/**
 * How units stand, those with most open first, then those nobody was at.
 *
 * @param inspections the latest first
 * @param since the day from which an inspection counts as recent
 * @param by whose inspections count as having been there, all if not given
 */
export function standings(
  places: Place[],
  inspections: Inspection[],
  since: string,
  by?: string,
): Standing[] {
  const last = new Map<string, Inspection>()
  const seen = new Set<string>()
  const from = Date.parse(`${since}T00:00:00+08:00`)
  for (const one of inspections) {
    if (!last.has(one.unit.code)) last.set(one.unit.code, one)
    if (Date.parse(one.occurredAt) >= from && (!by || one.inspector === by)) seen.add(one.unit.code)
  }
  return places
    .map((place) => {
      const found = last.get(place.code)
      return { place, last: found, open: found ? openItems(found) : [], seen: seen.has(place.code) }
    })
    .sort(
      (one, other) =>
        other.open.length - one.open.length ||
        Number(one.seen) - Number(other.seen) ||
        one.place.code.localeCompare(other.place.code),
    )
}

/** What an inspector may look at: the county every station and point, a station its own points. */
export function inspectable(places: Place[], area: string, station: boolean): Place[] {
  return places.filter(
    (place) =>
      place.path.includes(area) &&
      (station ? place.kind === 'POINT' && place.code !== area : place.kind !== 'COUNTY'),
  )
}
