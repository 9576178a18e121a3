import type { Decimal, Grade } from '../assessment/model'

export type Tone = 'good' | 'info' | 'amber' | 'red' | 'plain'

/** The colour of a grade; the word beside it carries the meaning. */
export function gradeTone(grade: Grade | null | undefined): Tone {
  switch (grade) {
    case 'EXCELLENT':
      return 'good'
    case 'GOOD':
      return 'info'
    case 'QUALIFIED':
      return 'amber'
    case 'UNQUALIFIED':
      return 'red'
    default:
      return 'plain'
  }
}

/** A score as a part of a bar from 0 to 100. */
export function part(score: Decimal | null | undefined): string {
  return `${score == null ? 0 : Math.max(0, Math.min(100, Number(score)))}%`
}

/** How much a score moved, with its sign; none where it is less than what is shown. */
export function moved(before: Decimal | undefined, after: Decimal | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined
  const by = Math.round((Number(after) - Number(before)) * 100) / 100
  return by === 0 ? undefined : by
}
