import { describe, expect, it } from 'vitest'
import {
  addable,
  earliest,
  faultsOf,
  fresh,
  rowOf,
  sameRows,
  sums,
  written,
  type Outcome,
  type Row,
  type Table,
} from './table'

const LARGE: Row = {
  id: 'R1',
  fires: 'LARGE_AMOUNT',
  action: 'ASK',
  currency: 'CNY',
  thresholds: { STATION: '50000', POINT: '5000' },
  targets: { STATION: 'COUNTY_DEPARTMENT', POINT: 'LOCAL_OFFICE' },
}
const HARM: Row = {
  id: 'R3',
  fires: 'HARM_DONE',
  action: 'ESCALATE',
  competence: { CROP_LOSS: 'FARM_INPUTS', FOOD_POISONING: 'FOOD_POISONING' },
  targets: { POINT: 'COUNTY_DEPARTMENT', STATION: 'COUNTY_DEPARTMENT' },
}

describe('a rule that is being written', () => {
  it('comes back as it was', () => {
    for (const row of [LARGE, HARM]) expect(rowOf(written(row))).toEqual(row)
    expect(
      sameRows([LARGE, HARM], [{ ...LARGE, thresholds: { POINT: '5000', STATION: '50000' } }, HARM]),
    ).toBe(true)
    expect(sameRows([LARGE], [{ ...LARGE, thresholds: { POINT: '5001', STATION: '50000' } }])).toBe(false)
  })

  it('is read where the service says that it has none of something', () => {
    const told = { ...LARGE, complainants: null, withinDays: null, competence: null, workingDays: null }
    expect(rowOf(written(told as unknown as Row))).toEqual(LARGE)
  })

  it('has the fields of its kind and no others', () => {
    const rule = written(LARGE)
    rule.numbers.withinDays = '30'
    rule.thresholds.STATION = ''
    expect(rowOf(rule)).toEqual({
      ...LARGE,
      thresholds: { POINT: '5000' },
      targets: { POINT: 'LOCAL_OFFICE' },
    })
    const report = written({
      id: 'R6',
      fires: 'SUSPECTED_VIOLATION',
      action: 'REPORT',
      targets: { POINT: 'STATION' },
    })
    expect(rowOf(report)).toEqual({ id: 'R6', fires: 'SUSPECTED_VIOLATION', action: 'REPORT' })
  })

  it('leaves out a number that is none, so that the service names it', () => {
    const group = written({
      id: 'R2',
      fires: 'GROUP_COMPLAINT',
      action: 'ASK',
      complainants: 5,
      withinDays: 30,
      targets: { POINT: 'LOCAL_OFFICE' },
    })
    group.numbers.complainants = 'five'
    expect(rowOf(group)).not.toHaveProperty('complainants')
    expect(rowOf(group)).toHaveProperty('withinDays', 30)
    group.numbers.complainants = '0'
    expect(rowOf(group)).toHaveProperty('complainants', 0)
  })

  it('that is new has a name of its own, and only large amounts may come twice', () => {
    const rules = [written(LARGE), written(HARM)]
    expect(addable(rules)).not.toContain('HARM_DONE')
    expect(addable(rules)).toContain('LARGE_AMOUNT')
    expect(fresh('LARGE_AMOUNT', rules).id).toBe('R2')
    expect(fresh('DEADLINE_PASSED', rules).action).toBe('ESCALATE')
  })
})

describe('a rule table', () => {
  it('is refused field by field', () => {
    const fields = {
      'rules[1].withinDays': 'range',
      'rules[1].targets.POINT': 'required',
      'rules[10].id': 'twice',
      rules: 'missing',
    }
    expect(faultsOf(fields, 1)).toEqual({ withinDays: 'range', 'targets.POINT': 'required' })
    expect(faultsOf({ 'rules[1]': 'required' }, 1)).toEqual({ '': 'required' })
  })

  it('begins after today and after every other version', () => {
    const from = (validFrom: string) => ({ validFrom }) as Table
    expect(earliest([from('2024-01-01')], '2026-11-29')).toBe('2026-11-30')
    expect(earliest([from('2024-01-01'), from('2027-01-01')], '2026-11-29')).toBe('2027-01-02')
  })

  it('is summed up over its rules', () => {
    const outcome = {
      rules: [
        { wouldFire: 40, fires: 30 },
        { wouldFire: 1, fires: 2 },
      ],
    } as Outcome
    expect(sums(outcome)).toEqual({ would: 41, fires: 32, most: 40 })
  })
})
