import { expect, it } from 'vitest'
import { hoursLeft, lacking, progressOf, reached, sides, type Addressed } from './model'

const unit = (code: string, state: Addressed['state'], relayedAt?: string): Addressed => ({
  unit: code,
  name: code,
  kind: 'POINT',
  state,
  evidence: false,
  ...(relayedAt ? { relayedAt } : {}),
})

it('counts who has posted a warning, late or not', () => {
  expect(progressOf({ RELAYED: 3, RELAYED_LATE: 1, DUE: 2, OVERDUE: 4 })).toEqual({
    posted: 4,
    all: 10,
    overdue: 4,
  })
  expect(progressOf({})).toEqual({ posted: 0, all: 0, overdue: 0 })
})

it('tells who has not, the late ones first, from who has, the latest first', () => {
  const { missing, posted } = sides([
    unit('C', 'DUE'),
    unit('A', 'RELAYED', '2026-11-01T01:00:00Z'),
    unit('D', 'OVERDUE'),
    unit('B', 'OVERDUE'),
    unit('E', 'RELAYED_LATE', '2026-11-03T01:00:00Z'),
  ])
  expect(missing.map((one) => one.unit)).toEqual(['B', 'D', 'C'])
  expect(posted.map((one) => one.unit)).toEqual(['E', 'A'])
})

it('says how many hours are left', () => {
  const due = '2026-11-29T10:00:00Z'
  expect(hoursLeft(due, Date.parse('2026-11-29T08:30:00Z'))).toBe(2)
  expect(hoursLeft(due, Date.parse('2026-11-29T12:00:00Z'))).toBe(-2)
})

it('wants everything said before it is issued', () => {
  expect(lacking({ category: '', title: ' ', content: '', areas: [] })).toEqual([
    'category',
    'title',
    'content',
    'areas',
  ])
  expect(lacking({ category: 'FOOD', title: 'a', content: 'b', areas: ['C'] })).toEqual([])
})

it('goes to open stations and points below its areas, each once', () => {
  const units = [
    { kind: 'COUNTY', path: ['C'] },
    { kind: 'STATION', path: ['C', 'S'] },
    { kind: 'POINT', path: ['C', 'S', 'P'] },
    { kind: 'POINT', path: ['C', 'S', 'Q'], closedOn: '2026-01-01' },
    { kind: 'POINT', path: ['C', 'T', 'R'] },
  ]
  expect(reached(['C', 'S'], units)).toBe(3)
  expect(reached(['S'], units)).toBe(2)
  expect(reached([], units)).toBe(0)
})
