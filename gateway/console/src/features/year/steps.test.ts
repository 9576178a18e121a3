import { describe, expect, it } from 'vitest'
import {
  cutOffOf,
  firstStep,
  isScore,
  stateOf,
  STEPS,
  type Act,
  type Counts,
  type Step,
  type StepState,
  type Year,
  yearInHand,
} from './steps'

const NOTHING: Counts = {
  units: 10,
  points: 8,
  selfAssessed: 0,
  stationReviewed: 0,
  officeReviewed: 0,
  openAppeals: 0,
  unqualified: 0,
  rectified: 0,
  proposedRemovals: 0,
}
const DAYS = [
  { step: 'SELF_ASSESSMENT', from: '2026-12-01', to: '2026-12-10' },
  { step: 'STATION_REVIEW', from: '2026-12-01', to: '2026-12-20' },
  { step: 'OFFICE_REVIEW', from: '2026-12-01', to: '2026-12-20' },
  { step: 'FREEZE', from: '2026-12-31', to: '2027-01-30' },
  { step: 'JOINT_REVIEW', from: '2027-01-11', to: '2027-01-30' },
  { step: 'VETO_REVIEW', from: '2027-01-11', to: '2027-02-28' },
  { step: 'NOTICE', from: '2027-01-11', to: '2027-06-30' },
]
const OPEN: Act[] = ['SELF_ASSESSMENT', 'REVIEW', 'EXCLUSION', 'VETO', 'FREEZE']

function aYear(change: Partial<Year> = {}): Year {
  return { year: 2026, allowed: OPEN, steps: [], days: DAYS, finalised: false, ...change } as unknown as Year
}

const sign = (...acts: Act[]) => acts.map((act) => ({ act })) as unknown as Year['steps']

describe('a step of the year', () => {
  it('is for later before its days, now within them, late after them', () => {
    expect(stateOf('self', aYear(), NOTHING, '2026-11-24')).toBe('later')
    expect(stateOf('self', aYear(), NOTHING, '2026-12-10')).toBe('now')
    expect(stateOf('self', aYear(), NOTHING, '2026-12-11')).toBe('late')
  })

  it('is done once every unit has taken it', () => {
    expect(stateOf('self', aYear(), { ...NOTHING, selfAssessed: 10 }, '2026-12-11')).toBe('done')
    expect(stateOf('station', aYear(), { ...NOTHING, stationReviewed: 8 }, '2026-12-11')).toBe('done')
  })

  it('is closed when the year was frozen before all had taken it', () => {
    const frozen = aYear({
      allowed: ['FREEZE', 'JOINT_REVIEW'],
      freeze: {} as Year['freeze'],
      steps: sign('FREEZE'),
    })
    expect(stateOf('self', frozen, NOTHING, '2027-01-12')).toBe('closed')
    expect(stateOf('freeze', frozen, NOTHING, '2027-01-12')).toBe('done')
    expect(stateOf('joint', frozen, NOTHING, '2027-01-12')).toBe('now')
  })

  it('wants both roles where two sign', () => {
    const one = aYear({ allowed: ['JOINT_REVIEW'], steps: sign('JOINT_REVIEW') })
    const both = aYear({ allowed: ['JOINT_REVIEW'], steps: sign('JOINT_REVIEW', 'JOINT_REVIEW') })
    expect(stateOf('joint', one, NOTHING, '2027-01-12')).toBe('now')
    expect(stateOf('joint', both, NOTHING, '2027-01-12')).toBe('done')
  })

  it('leaves the approval to the days after the appeals', () => {
    const notice = aYear({ allowed: ['APPEAL', 'APPEAL_DECISION', 'APPROVAL'], appealsUntil: '2027-02-10' })
    expect(stateOf('approval', notice, NOTHING, '2027-02-10')).toBe('later')
    expect(stateOf('approval', notice, NOTHING, '2027-02-11')).toBe('now')
    expect(stateOf('appeals', notice, { ...NOTHING, openAppeals: 1 }, '2027-02-11')).toBe('late')
  })
})

describe('the board', () => {
  it('opens at what is late, then at what is to be done', () => {
    const later = Object.fromEntries(STEPS.map((step) => [step, 'later'])) as Record<Step, StepState>
    expect(firstStep({ ...later, freeze: 'now', joint: 'late' })).toBe('joint')
    expect(firstStep({ ...later, self: 'done', freeze: 'now' })).toBe('freeze')
    expect(firstStep(later)).toBe('self')
  })
})

describe('what is typed', () => {
  it('is a score from 0 to 105 with two places', () => {
    expect(['0', '92.5', ' 105 ', '88.25'].every(isScore)).toBe(true)
    expect(['', '105.01', '-1', '9,5', '88.255', 'x'].some(isScore)).toBe(false)
  })

  it('of a freeze is the year’s end, or now while the year runs', () => {
    const inNovember = Date.parse('2026-11-24T10:20:33+08:00')
    expect(cutOffOf(2026, '', inNovember)).toEqual({ asOf: '2026-11-24T02:20:00.000Z' })
    expect(cutOffOf(2025, '', inNovember)).toEqual({})
    expect(cutOffOf(2026, '2026-10-31T23:59', inNovember)).toEqual({ asOf: '2026-10-31T23:59:00+08:00' })
  })

  it('belongs to the year that was until the summer', () => {
    expect(yearInHand('2027-01-15')).toBe(2026)
    expect(yearInHand('2027-07-01')).toBe(2027)
  })
})
