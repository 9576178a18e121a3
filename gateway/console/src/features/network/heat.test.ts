import { describe, expect, it } from 'vitest'
import type { ScoreLine, UnitScore } from '../assessment/model'
import { heatOf, inTurns } from './heat'

const title = { zh: '甲', en: 'A' }
const line = (code: string, share: number | null): ScoreLine => ({
  code,
  duty: 'P1',
  title,
  measure: 'x',
  function: 'LIN',
  weight: 5,
  effectiveWeight: 5,
  share,
  points: 0,
  notApplicable: share === null ? 'NOTHING_TO_COUNT' : null,
})
const score = (unit: string, value: number, ...indicators: ScoreLine[]) =>
  ({
    unit,
    name: unit,
    score: value,
    groups: [{ code: 'P1', title, weight: 10, effectiveWeight: 10, points: 0, indicators }],
  }) as unknown as UnitScore

describe('the heat table', () => {
  const two = [
    score('P2', 60, line('P1a', 0.5), line('P1b', null)),
    score('P1', 90, line('P1a', 1), line('P1b', 0)),
  ]

  it('has units by code and indicators in the order of the scheme', () => {
    const heat = heatOf(two)
    expect(heat.columns.map((one) => one.code)).toEqual(['P1a', 'P1b'])
    expect(heat.rows.map((row) => [row.unit, row.cells.map((one) => one.share)])).toEqual([
      ['P1', [1, 0]],
      ['P2', [0.5, undefined]],
    ])
  })

  it('tells what does not apply from what earned nothing', () => {
    const [first, second] = heatOf(two).rows
    expect(first!.cells[1]).toEqual({ share: 0, why: undefined })
    expect(second!.cells[1]).toEqual({ share: undefined, why: 'NOTHING_TO_COUNT' })
  })

  it('puts the worst first when asked', () => {
    expect(heatOf(two, 'worst').rows.map((row) => row.unit)).toEqual(['P2', 'P1'])
  })
})

describe('reading many', () => {
  it('asks a few at a time, keeps their order and tells how far it is', async () => {
    let running = 0
    let most = 0
    const told: number[] = []
    const found = await inTurns(
      [1, 2, 3, 4, 5],
      2,
      async (key) => {
        most = Math.max(most, ++running)
        await Promise.resolve()
        running--
        return key * 10
      },
      (done) => told.push(done),
    )
    expect(found).toEqual([10, 20, 30, 40, 50])
    expect(most).toBe(2)
    expect(told).toEqual([1, 2, 3, 4, 5])
  })

  it('ends with the first that fails', async () => {
    await expect(
      inTurns(
        [1],
        2,
        () => Promise.reject(new Error('gone')),
        () => undefined,
      ),
    ).rejects.toThrow('gone')
  })
})
