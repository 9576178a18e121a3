import { describe, expect, it } from 'vitest'
import { ofAll, remembered, sparkline, stateOf, toneOf, type Report, type ServiceFigures } from './report'

const calm: ServiceFigures = {
  name: 'complaint-service',
  up: true,
  requestsPerSecond: 4,
  failuresPerSecond: 0,
  p99Seconds: 0.1,
  unsentEvents: 0,
  oldestUnsentSeconds: 0,
  consumerLag: 3,
  deadLetters: 0,
  heapBytes: 1_000,
  scoreP99Seconds: null,
}
const report = (...services: ServiceFigures[]): Report => ({
  at: '2026-11-24T12:00:00Z',
  windowSeconds: 60,
  services,
})

describe('a service', () => {
  it('is well when nothing stands out, and red when it does not answer', () => {
    expect(stateOf(calm)).toBe('good')
    expect(stateOf({ ...calm, up: false })).toBe('red')
  })
  it('is as bad as its worst figure', () => {
    expect(stateOf({ ...calm, p99Seconds: 2 })).toBe('amber')
    expect(stateOf({ ...calm, p99Seconds: 2, deadLetters: 1 })).toBe('red')
  })
  it('is not blamed for a figure it does not tell', () => {
    expect(toneOf('scoreP99Seconds', null)).toBe('good')
  })
})

describe('the whole system', () => {
  it('adds up rates, and takes the worst of times', () => {
    const both = report(calm, { ...calm, requestsPerSecond: 6, p99Seconds: 0.4 })
    expect(ofAll(both, 'requestsPerSecond')).toBe(10)
    expect(ofAll(both, 'p99Seconds')).toBe(0.4)
    expect(ofAll(both, 'scoreP99Seconds')).toBeNull()
  })
  it('keeps each look once, and only the last of them', () => {
    const first = report(calm)
    const second = { ...first, at: '2026-11-24T12:00:05Z' }
    expect(remembered([first], first, 5)).toHaveLength(1)
    expect(remembered([first], second, 1)).toEqual([second])
  })
})

describe('a sparkline', () => {
  it('stands on zero and reaches the top at its highest', () => {
    expect(sparkline([0, 5, 10], 20, 10)).toBe('M0.0 10.0L10.0 5.0L20.0 0.0')
  })
  it('breaks where nothing was told', () => {
    expect(sparkline([1, null, 1], 20, 10)).toBe('M0.0 0.0M20.0 0.0')
    expect(sparkline([null, null], 20, 10)).toBe('')
  })
})
