import { describe, expect, it } from 'vitest'
import type { Earned, ScoreRow } from '../assessment/model'
import { heatOf } from './heat'

const title = { zh: '甲', en: 'A' }
const titles = new Map([['P1a', title]])
const earned = (code: string, share: number | null): Earned => ({
  code,
  effectiveWeight: 5,
  share,
  points: 0,
  notApplicable: share === null ? 'NOTHING_TO_COUNT' : null,
})
const row = (unit: string, score: number | null, ...indicators: Earned[]) =>
  ({ unit, name: unit, score, indicators }) as unknown as ScoreRow

describe('the heat table', () => {
  const two = [
    row('P2', 60, earned('P1a', 0.5), earned('P1b', null)),
    row('P1', 90, earned('P1a', 1), earned('P1b', 0)),
  ]

  it('has units by code and indicators in the order of the scheme, called as it calls them', () => {
    const heat = heatOf(two, titles)
    expect(heat.columns).toEqual([
      { code: 'P1a', title },
      { code: 'P1b', title: undefined },
    ])
    expect(heat.rows.map((one) => [one.unit, one.cells.map((each) => each.share)])).toEqual([
      ['P1', [1, 0]],
      ['P2', [0.5, undefined]],
    ])
  })

  it('tells what does not apply from what earned nothing', () => {
    const [first, second] = heatOf(two, titles).rows
    expect(first!.cells[1]).toEqual({ share: 0, why: undefined })
    expect(second!.cells[1]).toEqual({ share: undefined, why: 'NOTHING_TO_COUNT' })
  })

  it('puts the worst first when asked, and who has no score last', () => {
    expect(heatOf([row('P0', null), ...two], titles, 'worst').rows.map((one) => one.unit)).toEqual([
      'P2',
      'P1',
      'P0',
    ])
  })
})
