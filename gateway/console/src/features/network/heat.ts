import type { Earned, ScoreRow, Title } from '../assessment/model'

/** One indicator of one unit: the share of its weight it earned, none where it does not apply. */
export interface HeatCell {
  share: number | undefined
  why: string | undefined
}

export interface HeatColumn {
  code: string
  title: Title | undefined
}

export interface HeatRow {
  unit: string
  name: string
  score: number | undefined
  cells: HeatCell[]
}

export interface Heat {
  columns: HeatColumn[]
  rows: HeatRow[]
}

const cell = (earned: Earned | undefined): HeatCell => ({
  share: earned?.share == null ? undefined : Number(earned.share),
  why: earned?.notApplicable ?? undefined,
})

/** Units by indicators. Columns are those of all schemes the units are scored by, in the scheme's order. */
export function heatOf(
  units: readonly ScoreRow[],
  titles: ReadonlyMap<string, Title>,
  order: 'code' | 'worst' = 'code',
): Heat {
  const codes = [...new Set(units.flatMap((unit) => (unit.indicators ?? []).map((one) => one.code)))]
  const value = (unit: ScoreRow) => (unit.score == null ? Infinity : Number(unit.score))
  const sorted = [...units].sort(
    (one, other) => (order === 'worst' ? value(one) - value(other) : 0) || (one.unit < other.unit ? -1 : 1),
  )
  return {
    columns: codes.map((code) => ({ code, title: titles.get(code) })),
    rows: sorted.map((unit) => {
      const known = new Map((unit.indicators ?? []).map((one) => [one.code, one]))
      return {
        unit: unit.unit,
        name: unit.name,
        score: unit.score == null ? undefined : Number(unit.score),
        cells: codes.map((code) => cell(known.get(code))),
      }
    }),
  }
}
