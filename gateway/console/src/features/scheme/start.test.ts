import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/app/api/problem'
import { refusedOf } from './draft'
import { readScheme, sourceOf, spliced } from './file'
import { keptScheme } from './kept'
import { signed } from './look'
import { startOf } from './start'

const TEXT = `# what stands here stays
id: station
version: 1
kind: STATION
validFrom: "2024-01-01"
`
const FIRST = {
  id: 'station@1',
  scheme: 'station',
  version: 1,
  kind: 'STATION',
  validFrom: '2024-01-01',
  digest: '',
} as const

describe('a new version', () => {
  it('begins as the old one under the next number, from the next year on', () => {
    const text = startOf(TEXT, [FIRST], '2026-11-29')
    expect(text).toBe(
      TEXT.replace('version: 1', 'version: 2').replace('validFrom: "2024-01-01"', 'validFrom: "2027-01-01"'),
    )
  })

  it('does not end before it begins', () => {
    const ended = spliced(readScheme(TEXT), ['validTo'], '2025-12-31', 'validFrom')
    const text = startOf(ended, [{ ...FIRST, validTo: '2025-12-31' }], '2026-11-29')
    expect(sourceOf(readScheme(text), ['validTo'])).toBe('')
  })
})

describe('what is being written', () => {
  afterEach(() => vi.restoreAllMocks())

  it('is kept for the one who writes it, until it is dropped', () => {
    const mine = keptScheme('point@1', 'one')
    mine.write({ text: 'id: point', at: '2026-11-29T00:00:00Z' })
    expect(keptScheme('point@1', 'one').read()?.text).toBe('id: point')
    expect(keptScheme('point@1', 'another').read()).toBeUndefined()
    mine.drop()
    expect(mine.read()).toBeUndefined()
  })

  it('is not lost to the page where the browser keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    expect(() => keptScheme('point@1', 'one').write({ text: 'x', at: '' })).not.toThrow()
  })
})

describe('a refusal', () => {
  const problem = { type: 'urn:steelyard:problem:invalid-request', title: 'Refused', status: 400 }

  it('says on which line, at which place and why', () => {
    const error = new ApiError({
      ...problem,
      line: 75,
      errors: [{ field: 'groups[P1]', detail: 'weighs 28, its indicators add up to 25' }],
    })
    expect(refusedOf(error)).toEqual({
      line: 75,
      place: 'groups[P1]',
      detail: 'weighs 28, its indicators add up to 25',
    })
    expect(refusedOf(new ApiError({ ...problem, status: 409, detail: 'published already' }))).toEqual({
      line: 1,
      place: '',
      detail: 'published already',
    })
  })

  it('is none where the service did not answer', () => {
    expect(refusedOf(new ApiError({ ...problem, status: 0 }))).toBeUndefined()
    expect(refusedOf(new ApiError({ ...problem, status: 503 }))).toBeUndefined()
    expect(refusedOf(new Error('else'))).toBeUndefined()
  })
})

it('a difference carries its sign', () => {
  const plain = (value: number) => value.toFixed(1)
  expect([1.5, -2, 0].map((value) => signed(value, plain))).toEqual(['+1.5', '−2.0', '0.0'])
})
