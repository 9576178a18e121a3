import { countOf, namesOf, placeOf, sourceOf, type Path, type SchemeFile } from './file'

/** What of a scheme file a form shows: values as they are written, with the places they stand in. */
export interface Line {
  path: Path
  code: string
  title: { zh: string; en: string }
  function: string
  /** Names of the function's numbers. */
  parameters: string[]
}

export interface Group {
  path: Path
  code: string
  title: { zh: string; en: string }
  weight: string
  /** What its indicators weigh together. */
  sum: number
  adds: boolean
  lines: Line[]
}

const PARAMETERS: Record<string, string[]> = { THR: ['target', 'slope', 'floor'], QUOTA: ['perYear'] }
/** Decimals of weights are few; sums of them are meant exactly. */
const PLACES = 1e6

export const exactly = (value: number): number => Math.round(value * PLACES) / PLACES
export const numberOf = (source: string): number => {
  const value = Number(source)
  return source.trim() === '' || Number.isNaN(value) ? 0 : value
}
const sum = (values: readonly number[]) => exactly(values.reduce((all, one) => all + one, 0))
const titleOf = (file: SchemeFile, path: Path) => ({
  zh: sourceOf(file, [...path, 'zh']),
  en: sourceOf(file, [...path, 'en']),
})
const each = <T>(file: SchemeFile, path: Path, read: (item: Path) => T): T[] =>
  Array.from({ length: countOf(file, path) }, (_, index) => read([...path, index]))

export function groupsOf(file: SchemeFile): Group[] {
  return each(file, ['groups'], (path) => {
    const lines = each(file, [...path, 'indicators'], (at) => {
      const name = sourceOf(file, [...at, 'function'])
      return {
        path: at,
        code: sourceOf(file, [...at, 'code']),
        title: titleOf(file, at),
        function: name,
        parameters: PARAMETERS[name] ?? [],
      }
    })
    const weight = sourceOf(file, [...path, 'weight'])
    const weighs = sum(lines.map((line) => numberOf(sourceOf(file, [...line.path, 'weight']))))
    return {
      path,
      code: sourceOf(file, [...path, 'code']),
      title: titleOf(file, path),
      weight,
      sum: weighs,
      adds: exactly(numberOf(weight)) === weighs,
      lines,
    }
  })
}

export interface Total {
  /** What all groups weigh together; it has to be a hundred. */
  sum: number
  left: number
  right: boolean
  /** Groups which do not weigh what their indicators add up to. */
  wrong: Group[]
}

export function totalOf(groups: readonly Group[]): Total {
  const all = sum(groups.map((group) => numberOf(group.weight)))
  const wrong = groups.filter((group) => !group.adds)
  return { sum: all, left: exactly(100 - all), right: all === 100 && wrong.length === 0, wrong }
}

export interface Window {
  path: Path
  from: string
  until: string
  unit: 'workingDays' | 'calendarDays'
}
export interface Step {
  name: string
  windows: Window[]
}

export function stepsOf(file: SchemeFile): Step[] {
  return namesOf(file, ['limits']).map((name) => ({
    name,
    windows: each(file, ['limits', name], (path) => ({
      path,
      from: sourceOf(file, [...path, 'from']),
      until: sourceOf(file, [...path, 'until']),
      unit: namesOf(file, path).includes('calendarDays')
        ? ('calendarDays' as const)
        : ('workingDays' as const),
    })),
  }))
}

export interface Beside {
  path: Path
  kind: string
  title: { zh: string; en: string }
}
export function besideOf(file: SchemeFile, list: 'bonus' | 'deductions'): Beside[] {
  return each(file, [list], (path) => ({
    path,
    kind: sourceOf(file, [...path, 'kind']),
    title: titleOf(file, path),
  }))
}

export function gradesOf(file: SchemeFile): { path: Path; grade: string }[] {
  return each(file, ['grades'], (path) => ({
    path: [...path, 'from'],
    grade: sourceOf(file, [...path, 'grade']),
  }))
}

/** The field's label: the last name of its place, and the code of the item it belongs to. */
export function partsOf(place: string): { field: string; codes: string[] } {
  const codes = [...place.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]!)
  const names = place.replace(/\[[^\]]*\]/g, '').split('.')
  return { field: names.at(-1) ?? place, codes }
}

/** Whether a refusal of one place belongs to another, as one of a whole list belongs to the list. */
export function concerns(file: SchemeFile, path: Path, refused: string | undefined): boolean {
  return refused !== undefined && placeOf(file, path) === refused
}
