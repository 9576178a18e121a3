import { describe, expect, it } from 'vitest'
import type { ScoreRow } from '../assessment/model'
import { cell, csv } from './csv'
import { newsOf, patched } from './live'
import { moved } from './look'

const row = (unit: string, score: number): ScoreRow => ({
  unit,
  name: unit,
  kind: 'POINT',
  path: [],
  period: 2026,
  score,
  rank: 3,
  entries: 12,
  scheme: 'point@1',
  asOf: '2026-11-24T00:00:00Z',
})

describe('the list of live scores', () => {
  it('takes the news of one unit and keeps its place until places are asked anew', () => {
    const { rank: _, ...news } = row('P2', 91)
    const rows = patched([row('P1', 80), row('P2', 90)], news)
    expect(rows.map((one) => [one.unit, one.score, one.rank])).toEqual([
      ['P1', 80, 3],
      ['P2', 91, 3],
    ])
  })

  it('takes in a unit it did not know, by its code', () => {
    expect(patched([row('P1', 80), row('P3', 80)], row('P2', 70)).map((one) => one.unit)).toEqual([
      'P1',
      'P2',
      'P3',
    ])
  })

  it('hears of scores and of nothing else', () => {
    expect(newsOf({ id: '1', event: 'message', data: '{}' })).toBeUndefined()
    expect(newsOf({ id: '1', event: 'score-changed', data: '{"unit":"P1"}' })?.unit).toBe('P1')
  })

  it('says by how much a score moved, if that can be seen', () => {
    expect(moved(86.421, 86.57)).toBe(0.15)
    expect(moved(86.421, 86.4212)).toBeUndefined()
    expect(moved(undefined, 80)).toBeUndefined()
  })
})

describe('a CSV export', () => {
  it('is never taken for a formula and keeps its columns', () => {
    expect(cell('=1+1')).toBe("'=1+1")
    expect(cell(-1.5)).toBe('-1.5')
    expect(cell('a,"b"')).toBe('"a,""b"""')
    expect(csv([['a', 1, null]])).toBe('\uFEFFa,1,\r\n')
  })
})
