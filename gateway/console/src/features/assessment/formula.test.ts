import { describe, expect, it } from 'vitest'
import { formulaOf, lostOf, sumOf } from './formula'
import type { ScoreGroup, ScoreLine } from './model'

const title = { zh: '及时受理', en: 'Decided in time' }
const worked: ScoreLine = {
  code: 'S4b',
  duty: 'S4',
  title,
  measure: 'decided-in-time',
  function: 'THR',
  weight: 5,
  effectiveWeight: 5,
  k: 7,
  n: 8,
  m: 5,
  p0: 0.9,
  rate: 0.88461538461538461538,
  share: 0.53846153846153846154,
  points: 2.6923076923076923077,
}
const none: ScoreLine = {
  code: 'S7a',
  duty: 'S7',
  title,
  measure: 'food-warnings-relayed',
  function: 'LIN',
  weight: 3,
  effectiveWeight: 0,
  k: 0,
  n: 0,
  points: 0,
  notApplicable: 'NOTHING_TO_COUNT',
}
const patrol: ScoreLine = {
  code: 'S7b',
  duty: 'S7',
  title,
  measure: 'food-patrols',
  function: 'QUOTA',
  weight: 3,
  effectiveWeight: 6,
  done: 1,
  due: 1,
  share: 1,
  points: 6,
}
const group = (...indicators: ScoreLine[]): ScoreGroup => ({
  code: 'S7',
  title,
  weight: 6,
  effectiveWeight: 6,
  points: indicators.reduce((sum, one) => sum + Number(one.points), 0),
  indicators,
})

describe('a formula', () => {
  it('is the worked example of the scheme, with its numbers', () => {
    expect(formulaOf(worked, group(worked), { target: 100, slope: 0.04, floor: 0 })).toEqual({
      rate: 'r = (k + m × p₀) / (n + m) = (7 + 5 × 0.9) / (8 + 5) = 0.884615',
      share: 's = max(0, 1 − 0.04 × max(0, 100 − 88.461538)) = 0.538462',
      points: 'w × s = 5 × 0.538462 = 2.692308',
    })
  })

  it('shows how a weight grew where another does not apply', () => {
    expect(formulaOf(patrol, group(none, patrol)).weight).toBe('w = 6 × 3 / 3 = 6')
    expect(formulaOf(patrol, group(none, patrol)).share).toBe('s = min(1, 1 / 1) = 1')
  })

  it('gives no points to what does not apply, and takes none', () => {
    expect(formulaOf(none, group(none, patrol))).toEqual({ points: '–' })
    expect(lostOf(none)).toBe(0)
  })

  it('says what is still to be had', () => {
    expect(lostOf(worked)).toBeCloseTo(2.307692, 6)
    expect(sumOf({ groups: [group(none, patrol)] })).toBe(6)
  })
})
