import { expect, it } from 'vitest'
import { emptyEntry, incomplete, missing, receivedAt, registration, requiredFields } from './entry'

const MONDAY = new Date('2026-11-23T02:15:00Z')
const filled = () => ({
  ...emptyEntry(MONDAY),
  category: 'FOOD' as const,
  content: ' expired milk ',
  respondentName: 'a shop',
  amount: '36.50',
  complainantName: 'someone',
  complainantPhone: '130 0000 0001',
  requests: ['REFUND' as const],
})

it('starts on the same day, with everything to say', () => {
  const form = emptyEntry(MONDAY)
  expect(form.receivedOn).toBe('2026-11-23')
  expect(missing(form)).toEqual(['category', 'content', 'name'])
  expect(incomplete(form)).toHaveLength(requiredFields)
})

it('may be entered with one name, and says what is still missing from the form', () => {
  const form = { ...filled(), respondentName: '', amount: '' }
  expect(missing(form)).toEqual([])
  expect(incomplete(form)).toEqual(['respondentName', 'amount'])
})

it('is sent with its reference, its amount as a decimal string, and no empty fields', () => {
  const sent = registration(filled(), 'ref-1', MONDAY)
  expect(sent).toMatchObject({
    externalReference: 'ref-1',
    category: 'FOOD',
    facts: { content: 'expired milk', happenedOn: '2026-11-23' },
    disputedAmount: { amount: '36.50', currency: 'CNY' },
    occurredAt: '2026-11-23T02:15:00.000Z',
  })
  expect(JSON.parse(JSON.stringify(sent)).respondent).toEqual({ name: 'a shop' })
})

it('keeps the day it came in when it is written later', () => {
  expect(receivedAt('2026-11-20', MONDAY)).toBe('2026-11-20T12:00:00+08:00')
})
