import { describe, expect, it } from 'vitest'
import {
  climbOf,
  differenceOf,
  moves,
  ordered,
  peersOf,
  percentOf,
  slopesOf,
  type UnitChange,
} from './whatif'

const side = (score: number | undefined, rank?: number, peersFrom = 10, grade = 'GOOD') =>
  ({
    scheme: 'point@1',
    ...(score === undefined ? {} : { score: String(score), shown: score.toFixed(2), grade }),
    ...(rank === undefined ? {} : { rank, peersFrom, peers: 3 }),
  }) as NonNullable<UnitChange['current']>
const change = (unit: string, before: UnitChange['current'], after: UnitChange['proposed']): UnitChange => ({
  unit,
  name: `unit ${unit}`,
  kind: 'POINT',
  ...(before ? { current: before } : {}),
  ...(after ? { proposed: after } : {}),
  ...(before?.score && after?.score
    ? { difference: String(Number(after.score) - Number(before.score)) }
    : {}),
})
const A = change('a', side(90, 1), side(88, 3))
const B = change('b', side(89, 2), side(91, 1))
const C = change('c', side(85, 3), side(89.5, 2))
const D = change('d', side(70), side(70))
const E = change('e', side(undefined), side(60, 1, 1))

describe('what another scheme would change', () => {
  it('is told in places, points and grades', () => {
    expect([A, B, C, D].map(climbOf)).toEqual([-2, 1, 1, undefined])
    expect([A, C, E].map(differenceOf)).toEqual([-2, 4.5, undefined])
    expect([A, D, E].map(moves)).toEqual([true, false, true])
    expect(climbOf(change('f', side(80, 4, 10), side(80, 1, 1)))).toBeUndefined()
  })

  it('is none where a service says so', () => {
    const none = {
      ...E,
      difference: null,
      current: { scheme: 'point@1', score: null, grade: null, rank: null },
    }
    const told = none as unknown as UnitChange
    expect(differenceOf(told)).toBeUndefined()
    expect(climbOf(told)).toBeUndefined()
    expect(ordered([A, told], 'moved')[0]).toBe(told)
  })

  it('is ordered by how much moves, or by the places after', () => {
    const names = (list: UnitChange[]) => list.map((one) => one.unit).join('')
    expect(names(ordered([A, B, C, D, E], 'moved'))).toBe('ecabd')
    expect(names(ordered([A, B, C, D], 'after'))).toBe('bcad')
    expect(names(ordered([A, B, C, D], 'before'))).toBe('abcd')
  })

  it('is shown among peers, those without a place apart', () => {
    const groups = peersOf([A, B, C, D, E], 'POINT')
    expect(groups.map((one) => [one.from, one.below, one.rows.length])).toEqual([
      [10, undefined, 3],
      [1, 10, 1],
      [undefined, undefined, 1],
    ])
    expect(peersOf([A], 'STATION')).toEqual([])
  })

  it('is drawn as lines from the place before to the place after', () => {
    expect(slopesOf([A, B, C, D], 9).map((one) => [one.change.unit, one.left, one.right])).toEqual([
      ['a', 0, 2],
      ['b', 1, 0],
      ['c', 2, 1],
    ])
    expect(slopesOf([A, B, C, D], 2).map((one) => one.change.unit)).toEqual(['a', 'c'])
  })

  it('is so many percent done', () => {
    expect(percentOf({ done: 0, total: 0 })).toBe(0)
    expect(percentOf({ done: 99, total: 200 })).toBe(49)
  })
})
