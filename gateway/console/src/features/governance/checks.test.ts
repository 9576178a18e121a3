import { expect, it } from 'vitest'
import { checkAll, useChecks, type Check } from './checks'

const intact = (unit: string) =>
  ({ unit, year: 2026, intact: true, entries: 2, links: 3, anchored: 1, head: 'ab' }) as Check

it('checks every ledger once, and says which could not be checked', async () => {
  const asked: string[] = []
  await checkAll(['a', 'b', 'c', 'd', 'e'], 2026, async (unit) => {
    asked.push(unit)
    if (unit === 'c') throw new Error('no answer')
    return intact(unit)
  })
  const { state } = useChecks()
  expect(asked.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(state).toMatchObject({ running: false, done: 5, total: 5 })
  expect(state.results.get('a/2026')).toMatchObject({ intact: true, entries: 2 })
  expect(state.results.get('c/2026')).toMatchObject({ failed: true, intact: false })
})

it('stops when it is told to', async () => {
  const { state, stop } = useChecks()
  const units = Array.from({ length: 50 }, (_, index) => `u${index}`)
  await checkAll(units, 2025, async (unit) => {
    stop()
    return intact(unit)
  })
  expect(state.done).toBeLessThan(units.length)
})
