import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changesOf, lineOf, placeOf, readScheme, sourceOf, spliced, without } from './file'
import { besideOf, groupsOf, partsOf, stepsOf, totalOf } from './outline'

const TEXT = readFileSync(
  join(import.meta.dirname, '../../../../../assessment-service/src/main/resources/schemes/point-1.yaml'),
  'utf8',
)
const WHOLE = readScheme(TEXT)
/** The same shapes, few enough to be read again and again. */
const SMALL = `# what stands here stays
id: point
version: 1
kind: POINT
validFrom: "2024-01-01"
settings:
  p0: 0.9         # of an average case
groups:
  - code: P1
    zh: 受理投诉
    en: Complaints
    weight: 28
    indicators:
      - {code: P1a, function: LIN, weight: 8,
         zh: 当日登记, en: "Recorded: same day"}
bonus:
  - {kind: CASE_FILED, points: 1, max: 3, zh: 线索成案, en: "Filed"}
  - {kind: TYPICAL_CASE, points: 0.5, zh: 典型案例, en: "Typical"}
`
const SMALL_P1A = ['groups', 0, 'indicators', 0] as const
const P1A = ['groups', 1, 'indicators', 0] as const

describe('a scheme file', () => {
  it('is changed in one place and nowhere else', () => {
    const after = spliced(WHOLE, [...P1A, 'weight'], '9.5')
    const [was, is] = [TEXT.split('\n'), after.split('\n')]
    expect(is).toHaveLength(was.length)
    const moved = is.filter((line, at) => line !== was[at])
    expect(moved).toEqual([was[lineOf(WHOLE, [...P1A, 'weight']) - 1]!.replace('weight: 8', 'weight: 9.5')])
    expect(after).toContain('# a rate is shrunk by so many average cases')
  })

  it('shows what was typed, even where it is no number yet', () => {
    for (const typed of ['9.', '9.50', '', 'many', '0']) {
      const file = readScheme(spliced(readScheme(SMALL), ['settings', 'p0'], typed))
      expect(file.fault).toBeUndefined()
      expect(sourceOf(file, ['settings', 'p0'])).toBe(typed)
      expect(readScheme(spliced(file, ['settings', 'p0'], '0.8')).text).toBe(
        SMALL.replace('p0: 0.9', 'p0: 0.8'),
      )
    }
  })

  it('keeps dates in quotes, and takes in a field it did not have', () => {
    const file = readScheme(spliced(readScheme(SMALL), ['validTo'], '2027-12-31', 'validFrom'))
    expect(file.text).toContain('validFrom: "2024-01-01"\nvalidTo: "2027-12-31"\n')
    expect(without(file, ['validTo'])).toBe(SMALL)
    const capped = readScheme(spliced(file, ['bonus', 1, 'max'], '2', 'points'))
    expect(sourceOf(capped, ['bonus', 1, 'max'])).toBe('2')
    expect(capped.text).toContain('{kind: TYPICAL_CASE, points: 0.5, max: 2, zh:')
    expect(without(capped, ['bonus', 1, 'max'])).toBe(file.text)
  })

  it('names a place as the service does', () => {
    const file = WHOLE
    expect(placeOf(file, [...P1A, 'measure'])).toBe('groups[P1].indicators[P1a].measure')
    expect(placeOf(file, ['limits', 'D2', 1, 'calendarDays'])).toBe('limits.D2[1].calendarDays')
    expect(placeOf(file, ['bonus', 0, 'points'])).toBe('bonus[0].points')
  })

  it('that cannot be read says on which line', () => {
    expect(readScheme(TEXT.replace('id: point', 'id: [point')).fault?.line).toBeGreaterThan(0)
    expect(readScheme('').fault).toBeDefined()
    expect(WHOLE.fault).toBeUndefined()
  })

  it('is compared by what it says, not by how it is laid out', () => {
    const before = readScheme(SMALL)
    expect(changesOf(before, readScheme(SMALL.replace('weight: 8', 'weight:   8.0')))).toEqual([])
    const after = readScheme(spliced(before, [...SMALL_P1A, 'weight'], '7'))
    expect(changesOf(before, after)).toEqual([
      { place: 'groups[P1].indicators[P1a].weight', before: '8', after: '7' },
    ])
    const longer = readScheme(spliced(before, ['validTo'], '2027-12-31', 'validFrom'))
    expect(changesOf(before, longer)).toEqual([{ place: 'validTo', before: undefined, after: '2027-12-31' }])
  })
})

describe('the outline of a scheme file', () => {
  it('adds weights up exactly', () => {
    const groups = groupsOf(WHOLE)
    expect(groups.map((group) => group.code).join(' ')).toBe('PA P1 P2 P3 P4 P5 P6 P7 P8 PT')
    expect(groups.every((group) => group.adds)).toBe(true)
    expect(totalOf(groups)).toMatchObject({ sum: 100, left: 0, right: true })
  })

  it('says which group does not weigh what its indicators do, and how much is left', () => {
    const file = readScheme(spliced(WHOLE, [...P1A, 'weight'], '8.1'))
    const total = totalOf(groupsOf(file))
    expect(total.right).toBe(false)
    expect(total.wrong.map((group) => [group.code, group.weight, group.sum])).toEqual([['P1', '28', 28.1]])
    const both = readScheme(spliced(file, ['groups', 1, 'weight'], '28.1'))
    expect(totalOf(groupsOf(both))).toMatchObject({ sum: 100.1, left: -0.1, wrong: [], right: false })
  })

  it('knows the numbers of functions, limits, bonus and deductions', () => {
    const file = WHOLE
    expect(groupsOf(file)[1]!.lines[4]!.parameters).toEqual(['target', 'slope', 'floor'])
    const steps = stepsOf(file)
    expect(steps.map((step) => step.name)).toEqual([
      'D1',
      'D2',
      'L1',
      'L4',
      'P1C',
      'L3',
      'L2L3',
      'P3A',
      'P3B',
    ])
    expect(steps[1]!.windows.map((one) => [one.from, one.until, one.unit])).toEqual([
      ['', '2026-04-14', 'workingDays'],
      ['2026-04-15', '', 'calendarDays'],
    ])
    expect(besideOf(file, 'bonus')).toHaveLength(6)
    expect(besideOf(file, 'deductions')).toHaveLength(3)
  })

  it('tells the field of a place and whose it is', () => {
    expect(partsOf('groups[P1].indicators[P1a].weight')).toEqual({ field: 'weight', codes: ['P1', 'P1a'] })
    expect(partsOf('settings.p0')).toEqual({ field: 'p0', codes: [] })
  })
})
