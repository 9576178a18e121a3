import { describe, expect, it } from 'vitest'
import { pairs, unvisited, waiting, type Year } from './waiting'

const aYear = (change: Partial<Year> = {}): Year =>
  ({
    year: 2026,
    county: '350428000000',
    allowed: [],
    steps: [],
    days: [{ step: 'JOINT_REVIEW', from: '2027-01-11', to: '2027-01-30' }],
    finalised: false,
    commended: [],
    ...change,
  }) as unknown as Year
const frozen = { fieldSample: ['350428100001', '350428100002'] } as Year['freeze']
const visited = [
  { unit: { code: '350428100001' }, reviews: [{ stage: 'JOINT', fieldSample: true }] },
] as never[]

describe('what waits for the governance office', () => {
  it('is nothing while the year is open', () => {
    expect(waiting(aYear(), [], [], [])).toEqual([])
  })
  it('is the joint review until the office itself has signed it', () => {
    const open = aYear({ allowed: ['JOINT_REVIEW'] })
    expect(waiting(open, [], [], [])).toEqual([
      { what: 'joint', step: 'joint', count: 1, until: '2027-01-30' },
    ])
    const partner = aYear({
      allowed: ['JOINT_REVIEW'],
      steps: [{ act: 'JOINT_REVIEW', role: 'COUNTY_REGULATOR' }] as Year['steps'],
    })
    expect(waiting(partner, [], [], []).map((task) => task.what)).toEqual(['joint'])
    const both = { ...partner, steps: [...partner.steps, { act: 'JOINT_REVIEW', role: 'GOVERNANCE_OFFICE' }] }
    expect(waiting(both as Year, [], [], [])).toEqual([])
  })
  it('counts the units of the sample nobody has visited', () => {
    const year = aYear({ allowed: ['JOINT_REVIEW'], freeze: frozen })
    expect(unvisited(year, visited)).toEqual(['350428100002'])
    expect(waiting(year, visited, [], [])[0]).toMatchObject({ what: 'sample', count: 1 })
  })
  it('is each proposed veto it has not confirmed, and each appeal not answered, the first day first', () => {
    const vetoes = [
      { state: 'PROPOSED', confirmations: [{ role: 'COUNTY_REGULATOR' }] },
      { state: 'PROPOSED', confirmations: [{ role: 'GOVERNANCE_OFFICE' }] },
      { state: 'LIFTED', confirmations: [] },
    ] as never
    const appeals = [
      { decided: false, answerDueOn: '2027-03-05' },
      { decided: false, answerDueOn: '2027-03-02' },
      { decided: true, answerDueOn: '2027-03-01' },
    ] as never
    expect(waiting(aYear(), [], vetoes, appeals)).toMatchObject([
      { what: 'vetoes', count: 1 },
      { what: 'appeals', count: 2, until: '2027-03-02' },
    ])
  })
})

describe('what both departments sign', () => {
  it('shows whose signature is missing', () => {
    const year = aYear({ steps: [{ act: 'JOINT_REVIEW', role: 'COUNTY_REGULATOR' }] as Year['steps'] })
    const [joint] = pairs(year)
    expect(joint?.regulator).toBeDefined()
    expect(joint?.governance).toBeUndefined()
  })
})
