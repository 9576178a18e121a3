import { expect, it } from 'vitest'
import { complaintOf } from './evidence'

const counted = (subject: string, ...links: (string | null)[]) => ({
  subject,
  events: links.map((link) => ({ link })),
})

it.each([
  ['the complaint its events lead to', counted('c1', '/api/complaints/c1'), 'c1'],
  ['the complaint a referral is of', counted('c1', '/api/escalations/e1', '/api/escalations/e1'), 'c1'],
  [
    'the complaint of a referral counted itself',
    counted('e1', '/api/escalations/e1', '/api/complaints/c1'),
    'c1',
  ],
  ['none of a referral counted itself alone', counted('e1', '/api/escalations/e1'), undefined],
  ['none of a training', counted('officer', '/api/training/completions/t1', null), undefined],
])('opens to %s', (_, item, complaint) => {
  expect(complaintOf(item)).toBe(complaint)
})
