import { describe, expect, it } from 'vitest'
import { daysUntil, formats, today } from '@/app/format'

describe('what people read', () => {
  const chinese = formats('zh-CN')
  const english = formats('en')

  it('is money in the reader’s way', () => {
    expect(chinese.money({ amount: '6000.00', currency: 'CNY' })).toBe('¥6,000')
    expect(english.money({ amount: '0.5', currency: 'CNY' })).toBe('¥0.5')
    expect(chinese.money(undefined)).toBe('–')
  })

  it('is a day that does not move with the reader’s clock', () => {
    expect(chinese.date('2026-03-01')).toBe('2026年3月1日')
    expect(english.date('2026-03-01')).toBe('Mar 1, 2026')
  })

  it('counts from the county’s today', () => {
    expect(today(new Date('2026-11-23T16:30:00Z'))).toBe('2026-11-24')
    expect(daysUntil('2026-11-26', '2026-11-24')).toBe(2)
    expect(daysUntil('2026-11-20', '2026-11-24')).toBe(-4)
  })

  it('is a score with two places', () => {
    expect(english.score(81)).toBe('81.00')
    expect(english.score(null)).toBe('–')
  })
})
