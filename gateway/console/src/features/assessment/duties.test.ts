import { describe, expect, it } from 'vitest'
import { dutiesOf } from './duties'
import type { BoardLine } from './model'

const line = (duty: string, code: string, effectiveWeight: string, points: string) =>
  ({ duty, code, effectiveWeight, points }) as BoardLine

describe('the departments’ duties', () => {
  it('hold their lines in the order of the board, weights and points added up', () => {
    const duties = dutiesOf([
      line('R1', 'R1a', '20', '10.5'),
      line('R2', 'R2a', '30', '30'),
      line('R1', 'R1b', '20', '4.5'),
    ])
    expect(duties.map((duty) => [duty.code, duty.weight, duty.points, duty.lines.length])).toEqual([
      ['R1', 40, 15, 2],
      ['R2', 30, 30, 1],
    ])
  })
})
