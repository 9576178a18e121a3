import { describe, expect, it } from 'vitest'
import { daysOf, invitedTo, invites, leftOf, monthAfter, nextCodeIn, phaseOf, weeksOf } from './model'
import { clockTime, emptyPlan, lacking, planned, startNow, wordOn } from './plan'

const NINE = '2026-11-29T09:00:00+08:00'
const ELEVEN = '2026-11-29T11:00:00+08:00'
const at = (time: string) => Date.parse(`2026-11-29T${time}:00+08:00`)

describe('a session', () => {
  it.each([
    ['PLANNED', '08:00', 'upcoming'],
    ['PLANNED', '10:00', 'running'],
    ['HELD', '10:00', 'running'],
    ['PLANNED', '12:00', 'unrecorded'],
    ['HELD', '12:00', 'held'],
    ['CANCELLED', '10:00', 'cancelled'],
  ] as const)('that is %s at %s is %s', (status, time, phase) => {
    expect(phaseOf({ status, startsAt: NINE, endsAt: ELEVEN }, at(time))).toBe(phase)
  })

  it('lasts over the days of the county, not of the browser', () => {
    expect(daysOf({ startsAt: '2026-11-28T17:00:00Z', endsAt: '2026-11-30T01:00:00Z' })).toEqual([
      '2026-11-29',
      '2026-11-30',
    ])
  })

  const point = { code: 'P', name: 'a point', kind: 'POINT' as const, path: ['C', 'S', 'P'] }
  it('invites the subtree of its areas, and of these the role it is for', () => {
    expect(invites({ areas: ['S'] }, point)).toBe(true)
    expect(invites({ areas: ['T'] }, point)).toBe(false)
    expect(invites({ areas: ['C'], audience: 'STATION_OFFICER' }, point)).toBe(false)
    expect(invites({ areas: ['C'], audience: 'POINT_OFFICER' }, point)).toBe(true)
  })

  it('invites who serves on its day, the last day included', () => {
    const officers = [
      { officer: 'gone', from: '2026-01-01', to: '2026-11-28' },
      { officer: 'going', from: '2026-01-01', to: '2026-11-29', name: 'somebody' },
      { officer: 'coming', from: '2026-11-30' },
    ]
    const invited = invitedTo({ areas: ['C'], startsAt: NINE }, [{ ...point, officers }])
    expect(invited).toEqual([{ officer: 'going', name: 'somebody', unit: 'P', unitName: 'a point' }])
    expect(
      invitedTo({ areas: ['C'], startsAt: NINE }, [{ ...point, officers, closedOn: '2026-11-01' }]),
    ).toEqual([])
  })
})

describe('the calendar', () => {
  it('shows whole weeks from Monday', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks[0]![0]).toBe('2026-10-26')
    expect(weeks.at(-1)!.at(-1)).toBe('2026-12-06')
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeksOf('2027-02')).toHaveLength(4)
  })

  it('goes over the turn of a year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })
})

describe('the code in the room', () => {
  const code = { validUntil: '2026-11-29T10:00:30+08:00', stepSeconds: 30 }
  it('is asked anew when the one shown ends', () => {
    expect(nextCodeIn(code, at('10:00'))).toBe(30_000)
    expect(nextCodeIn(code, at('10:00') + 20_000)).toBe(10_150)
  })

  it('is asked for in bearable steps where the clock here is wrong', () => {
    expect(nextCodeIn(code, at('10:05'))).toBe(1_000)
    expect(nextCodeIn(code, at('09:00'))).toBe(30_000)
  })

  it('runs down from all to nothing', () => {
    expect(leftOf(code, at('10:00'))).toBe(1)
    expect(leftOf(code, at('10:00') + 15_000)).toBe(0.5)
    expect(leftOf(code, at('10:01'))).toBe(0)
  })
})

describe('a plan', () => {
  const whole = () => ({
    ...emptyPlan('C', new Date(at('08:00'))),
    title: 'law',
    mode: 'LECTURE' as const,
    modules: ['M1'],
  })

  it('is for tomorrow morning unless something else is said', () => {
    expect(whole()).toMatchObject({ startsAt: '2026-11-30T09:00', endsAt: '2026-11-30T11:00', areas: ['C'] })
  })

  it('begins this minute of the county, wherever the browser is', () => {
    const form = whole()
    startNow(form, new Date('2026-11-29T18:30:40Z'))
    expect([form.startsAt, form.endsAt]).toEqual(['2026-11-30T02:30', '2026-11-30T04:30'])
    expect(clockTime(new Date('2026-11-29T16:05:00Z'))).toBe('2026-11-30T00:05')
  })

  it('names what it lacks', () => {
    expect(lacking(emptyPlan(''))).toEqual(['title', 'modules', 'mode', 'areas'])
    expect(lacking({ ...whole(), endsAt: whole().startsAt, capacity: '0' })).toEqual(['endsAt', 'capacity'])
    expect(lacking(whole())).toEqual([])
  })

  it('is sent in the time of the county, without what was left empty', () => {
    expect(planned({ ...whole(), capacity: '40', audience: 'POINT_OFFICER' })).toEqual({
      title: 'law',
      modules: ['M1'],
      mode: 'LECTURE',
      startsAt: '2026-11-30T09:00:00+08:00',
      endsAt: '2026-11-30T11:00:00+08:00',
      areas: ['C'],
      capacity: 40,
      audience: 'POINT_OFFICER',
    })
  })

  it('finds the word on an element of a field', () => {
    expect(wordOn({ 'areas[1]': 'unknown' }, 'areas')).toBe('unknown')
    expect(wordOn({ areasOf: 'other' }, 'areas')).toBeUndefined()
  })
})
