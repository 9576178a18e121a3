import { describe, expect, it } from 'vitest'
import { officerOf } from './officer'

const officers = [{ officer: 'a' }, { officer: 'b' }, { officer: 'c' }]

describe('which officer somebody is', () => {
  it('is the one the account is tied to, wherever it stands in the list', () => {
    expect(officerOf(officers, 'b', 'c')?.officer).toBe('b')
  })

  it('is the one chosen where the account says nothing, or names somebody who is not here', () => {
    expect(officerOf(officers, null, 'c')?.officer).toBe('c')
    expect(officerOf(officers, 'gone', 'c')?.officer).toBe('c')
  })

  it('is nobody while several are there and none is chosen', () => {
    expect(officerOf(officers, undefined, null)).toBeUndefined()
    expect(officerOf(officers, undefined, 'gone')).toBeUndefined()
  })

  it('is the only one there is', () => {
    expect(officerOf([{ officer: 'a' }], null, null)?.officer).toBe('a')
    expect(officerOf([], 'a', 'a')).toBeUndefined()
  })
})
