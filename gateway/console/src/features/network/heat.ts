import type { ScoreLine, Title, UnitScore } from '../assessment/model'

/** One indicator of one unit: the share of its weight it earned, none where it does not apply. */
export interface HeatCell {
  share: number | undefined
  why: string | undefined
}

export interface HeatColumn {
  code: string
  title: Title
  group: string
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

const lines = (score: UnitScore) =>
  score.groups.flatMap((group) => group.indicators.map((line) => ({ line, group })))
const cell = (line: ScoreLine | undefined): HeatCell => ({
  share: line?.share == null ? undefined : Number(line.share),
  why: line?.notApplicable ?? undefined,
})

/** Units by indicators. Columns are those of all schemes the units are scored by, in the scheme's order. */
export function heatOf(scores: readonly UnitScore[], order: 'code' | 'worst' = 'code'): Heat {
  const columns = new Map<string, HeatColumn>()
  for (const score of scores) {
    for (const { line, group } of lines(score)) {
      if (!columns.has(line.code))
        columns.set(line.code, { code: line.code, title: line.title, group: group.code })
    }
  }
  const value = (score: UnitScore) => (score.score == null ? Infinity : Number(score.score))
  const sorted = [...scores].sort(
    (one, other) => (order === 'worst' ? value(one) - value(other) : 0) || (one.unit < other.unit ? -1 : 1),
  )
  return {
    columns: [...columns.values()],
    rows: sorted.map((score) => {
      const known = new Map(lines(score).map(({ line }) => [line.code, line]))
      return {
        unit: score.unit,
        name: score.name,
        score: score.score == null ? undefined : Number(score.score),
        cells: [...columns.keys()].map((code) => cell(known.get(code))),
      }
    }),
  }
}

/** Reads many, a few at a time, and says after each how many are there. One that fails ends it. */
export async function inTurns<K, V>(
  keys: readonly K[],
  atOnce: number,
  read: (key: K) => Promise<V>,
  told: (done: number) => void,
): Promise<V[]> {
  const found: V[] = []
  let next = 0
  let done = 0
  const worker = async () => {
    while (next < keys.length) {
      const index = next++
      found[index] = await read(keys[index]!)
      told(++done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, keys.length) }, worker))
  return found
}
