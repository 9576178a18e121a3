import { describe, expect, it } from 'vitest'
import {
  emptyInspection,
  halfYearOf,
  inspectable,
  isBegun,
  ITEMS,
  openItems,
  recorded,
  standings,
  undecided,
  type Inspection,
  type Place,
} from './model'

const AT = '2026-11-29T02:00:00.000Z'
function aLook() {
  const form = emptyInspection('P', 'a point')
  ITEMS.forEach((item) => (form.verdicts[item] = 'ok'))
  return form
}
const place = (code: string, kind: Place['kind'], ...path: string[]): Place => ({
  code,
  name: code,
  kind,
  path,
})
const anInspection = (unit: string, occurredAt: string, more: Partial<Inspection> = {}): Inspection => ({
  id: `${unit} ${occurredAt}`,
  unit: { code: unit, kind: 'POINT', path: [] },
  inspector: 'S',
  passed: [...ITEMS],
  findings: [],
  photos: [],
  fixes: [],
  occurredAt,
  recordedAt: occurredAt,
  ...more,
})

describe('a look at a unit', () => {
  it('wants all eight items decided', () => {
    expect(undecided(emptyInspection('P'))).toHaveLength(8)
    expect(undecided({ ...aLook(), verdicts: { ...aLook().verdicts, NAME: '' } })).toEqual(['NAME'])
  })

  it('is worth keeping once something is in it', () => {
    expect(isBegun(emptyInspection('P'))).toBe(false)
    expect(isBegun(aLook())).toBe(true)
    expect(isBegun({ ...aLook(), unit: '' })).toBe(false)
  })

  it('is sent as of when it was handed in, with words only on what is not in order', () => {
    const form = aLook()
    form.verdicts.PLAQUE_VISIBLE = 'not'
    form.verdicts.NAME = 'not'
    form.findings.PLAQUE_VISIBLE = ' behind a tree '
    form.findings.OFFICER = 'written, then taken back'
    expect(recorded({ ...form, reinspects: 'i-1' }, ['f-1'], AT)).toEqual({
      unit: 'P',
      passed: [
        'OFFICER',
        'PHONE_ANSWERS',
        'LEDGER_CURRENT',
        'PLAQUE_STYLE',
        'DUTIES_POSTED',
        'DOCUMENT_FORMATS',
      ],
      findings: [{ item: 'PLAQUE_VISIBLE', text: 'behind a tree' }],
      photos: ['f-1'],
      occurredAt: AT,
      reinspects: 'i-1',
    })
  })
})

describe('what is open', () => {
  const fix = { evidence: [], papers: 0, by: 'POINT_OFFICER' as const, occurredAt: AT, recordedAt: AT }

  it('is what did not pass and was not put right', () => {
    const passed = ITEMS.filter((item) => item !== 'NAME' && item !== 'OFFICER')
    expect(openItems({ passed, fixes: [{ ...fix, item: 'NAME' }] })).toEqual(['OFFICER'])
  })

  it('stands first, then where nobody was in this half-year, by whoever has to', () => {
    const found = standings(
      [place('A', 'POINT'), place('B', 'POINT'), place('C', 'POINT'), place('D', 'POINT')],
      [
        anInspection('A', '2026-11-01T00:00:00Z'),
        anInspection('B', '2026-10-01T00:00:00Z', { passed: [] }),
        anInspection('B', '2026-09-01T00:00:00Z'),
        anInspection('C', '2026-06-30T15:00:00Z'),
        anInspection('D', '2026-10-01T00:00:00Z', { inspector: 'the county' }),
      ],
      halfYearOf('2026-11-29'),
      'S',
    )
    expect(found.map(({ place: { code }, open, seen }) => [code, open.length, seen])).toEqual([
      ['B', 8, true],
      ['C', 0, false],
      ['D', 0, false],
      ['A', 0, true],
    ])
  })

  it.each([
    ['2026-06-30', '2026-01-01'],
    ['2026-07-01', '2026-07-01'],
  ])('counts by half-years: %s from %s', (day, since) => {
    expect(halfYearOf(day)).toBe(since)
  })
})

it('a station looks at its points, the county at stations too', () => {
  const all = [place('C', 'COUNTY', 'C'), place('S', 'STATION', 'C', 'S'), place('P', 'POINT', 'C', 'S', 'P')]
  expect(inspectable(all, 'S', true).map(({ code }) => code)).toEqual(['P'])
  expect(inspectable(all, 'C', false).map(({ code }) => code)).toEqual(['S', 'P'])
})
