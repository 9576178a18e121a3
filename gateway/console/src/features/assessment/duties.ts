import type { BoardLine } from './model'

/** A duty of the departments with its lines. */
export interface Duty {
  code: string
  weight: number
  points: number
  lines: BoardLine[]
}

/** The board's lines by duty, in its order. Weights are those in force, after what does not apply gave its away. */
export function dutiesOf(lines: readonly BoardLine[]): Duty[] {
  const duties = new Map<string, Duty>()
  for (const line of lines) {
    const duty = duties.get(line.duty) ?? { code: line.duty, weight: 0, points: 0, lines: [] }
    duty.weight += Number(line.effectiveWeight)
    duty.points += Number(line.points)
    duty.lines.push(line)
    duties.set(line.duty, duty)
  }
  return [...duties.values()]
}
