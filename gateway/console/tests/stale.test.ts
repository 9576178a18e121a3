import { expect, it } from 'vitest'
import { confirmStale, differences, useStale } from '@/app/api/stale'

it('names each field that is not what it was', () => {
  const before = {
    status: 'ACCEPTED',
    respondent: { name: 'a', phone: null },
    steps: [{ type: 'RECEPTION' }],
  }
  const now = {
    status: 'SETTLED',
    respondent: { name: 'a' },
    steps: [{ type: 'RECEPTION' }, { type: 'SETTLEMENT' }],
  }
  expect(differences(before, now)).toEqual([
    { path: 'status', before: 'ACCEPTED', now: 'SETTLED' },
    { path: 'steps.2', before: '', now: '{"type":"SETTLEMENT"}' },
  ])
})

it('asks before anything goes on top of a newer version', async () => {
  const { state, decide } = useStale()
  const asked = confirmStale({ a: 1 }, { a: 2 })
  expect(state.open).toBe(true)
  decide(false)
  expect(await asked).toBe(false)
  expect(state.open).toBe(false)
})
