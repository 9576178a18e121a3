import { describe, expect, it } from 'vitest'
import { changesThisYear, dated, nextOf, type Version } from './versions'

const version = (number: number, validFrom: string, validTo?: string): Version => ({
  id: `point@${number}`,
  scheme: 'point',
  version: number,
  kind: 'POINT',
  validFrom,
  digest: '',
  ...(validTo ? { validTo } : {}),
})
const TODAY = '2026-11-29'

describe('the versions of a scheme', () => {
  it('say which of them scores this year', () => {
    const all = [version(1, '2024-01-01'), version(2, '2026-01-01'), version(3, '2027-01-01')]
    expect(dated(all, 'POINT', TODAY).map((one) => [one.version, one.state, one.until])).toEqual([
      [3, 'coming', undefined],
      [2, 'scoring', '2026-12-31'],
      [1, 'past', '2025-12-31'],
    ])
    expect(dated(all, 'STATION', TODAY)).toEqual([])
  })

  it('score a whole year even where they begin late in it', () => {
    const all = [version(1, '2024-01-01'), version(2, '2026-12-15')]
    expect(dated(all, 'POINT', TODAY)[0]!.state).toBe('scoring')
    expect(changesThisYear('2026-12-15', TODAY)).toBe(true)
    expect(changesThisYear('2027-01-01', TODAY)).toBe(false)
  })

  it('are followed by the next number from the next year on, or later where one is waiting', () => {
    expect(nextOf([version(1, '2024-01-01')], 'POINT', TODAY)).toEqual({
      version: 2,
      validFrom: '2027-01-01',
    })
    expect(nextOf([version(4, '2027-01-01')], 'POINT', TODAY)).toEqual({
      version: 5,
      validFrom: '2027-01-02',
    })
    expect(nextOf([version(4, '2026-01-01', '2028-12-31')], 'POINT', TODAY)).toEqual({
      version: 5,
      validFrom: '2029-01-01',
    })
  })
})
