import { describe, expect, it } from 'vitest'
import { allPages } from './pages'

describe('all pages of a list', () => {
  it('are read until there is no next one', async () => {
    const asked: (string | undefined)[] = []
    const all = await allPages<number>(async (after) => {
      asked.push(after)
      return after === undefined ? { items: [1, 2], next: 'b' } : { items: [3], next: null }
    })
    expect(all).toEqual([1, 2, 3])
    expect(asked).toEqual([undefined, 'b'])
  })

  it('end even where a service does not end them', async () => {
    const all = await allPages<number>(async () => ({ items: [1], next: 'again' }))
    expect(all).toHaveLength(50)
  })
})
