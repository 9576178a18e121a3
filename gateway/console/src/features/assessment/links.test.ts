import { describe, expect, it } from 'vitest'
import { entryOf, nameOf, pageOf } from './links'

describe('links of evidence', () => {
  it('lead from a complaint to its page and from nothing else', () => {
    expect(pageOf('/api/complaints/0192-ab')).toBe('/desk/cases/0192-ab')
    expect(pageOf('/api/inspections/0192-ab')).toBeUndefined()
    expect(pageOf(null)).toBeUndefined()
    expect(pageOf('//evil.example/api/complaints/1')).toBeUndefined()
  })

  it('find the entry among the events of a subject', () => {
    const events = [{ link: null }, { link: '/api/escalations/1' }, { link: '/api/complaints/2' }]
    expect(entryOf({ subject: '3', events })).toBe('/desk/cases/2')
  })

  it('find it by the subject where only the referral tells of it', () => {
    expect(entryOf({ subject: '3', events: [{ link: '/api/escalations/1' }] })).toBe('/desk/cases/3')
    expect(entryOf({ subject: '3', events: [{ link: '/api/inspections/1' }] })).toBeUndefined()
  })

  it('name an event without its version', () => {
    expect(nameOf('complaint-received.v1')).toBe('complaint-received')
  })
})
