import type { Body } from '@/app/api/types'
import { today } from '@/app/format'
import { amountOf } from './amount'

export type RegisterComplaint = Body<'/api/complaints', 'post'>
export type Category = RegisterComplaint['category']
export type Remedy = NonNullable<RegisterComplaint['requests']>[number]

/** Form 1 as it stands on the phone while it is being written. */
export interface EntryForm {
  category: Category | ''
  content: string
  respondentName: string
  respondentPhone: string
  respondentAddress: string
  amount: string
  complainantName: string
  complainantPhone: string
  consents: boolean
  requests: Remedy[]
  channel: 'PHONE' | 'PAPER' | 'APP'
  complainants: number
  harm: NonNullable<RegisterComplaint['harm']>
  respondentPlace: NonNullable<RegisterComplaint['respondentPlace']>
  suspicion: NonNullable<RegisterComplaint['suspicion']>
  place: string
  happenedOn: string
  /** The day the complaint came in; today unless it is entered later. */
  receivedOn: string
}

export function emptyEntry(now: Date = new Date()): EntryForm {
  return {
    category: '',
    content: '',
    respondentName: '',
    respondentPhone: '',
    respondentAddress: '',
    amount: '',
    complainantName: '',
    complainantPhone: '',
    consents: true,
    requests: [],
    channel: 'PHONE',
    complainants: 1,
    harm: 'NONE',
    respondentPlace: 'IN_AREA',
    suspicion: 'NONE',
    place: '',
    happenedOn: today(now),
    receivedOn: today(now),
  }
}

export type Needed = 'category' | 'content' | 'name'

/** Without these it cannot be entered at all. */
export function missing(form: EntryForm): Needed[] {
  const lacking: Needed[] = []
  if (!form.category) lacking.push('category')
  if (!form.content.trim()) lacking.push('content')
  if (!form.complainantName.trim() && !form.respondentName.trim()) lacking.push('name')
  return lacking
}

const REQUIRED = [
  'complainantName',
  'complainantPhone',
  'respondentName',
  'content',
  'category',
  'amount',
  'requests',
] as const
export type RequiredField = (typeof REQUIRED)[number]

/** Fields of form 1 that are still empty; the entry counts as complete without any. */
export function incomplete(form: EntryForm): RequiredField[] {
  return REQUIRED.filter((field) => {
    const value = form[field]
    return typeof value === 'string' ? !value.trim() : value.length === 0
  })
}
export const requiredFields: number = REQUIRED.length

const stated = (text: string): string | undefined => text.trim() || undefined

/** An instant of the day it came in: now, or noon of an earlier day. */
export function receivedAt(day: string, now: Date): string {
  return day === today(now) ? now.toISOString() : `${day}T12:00:00+08:00`
}

/** What is sent; the same reference however often it is sent, so that it is entered once. */
export function registration(form: EntryForm, reference: string, writtenAt: Date): RegisterComplaint {
  if (!form.category) throw new Error('an entry without a category is not sent')
  const amount = amountOf(form.amount)
  return {
    category: form.category,
    facts: {
      content: form.content.trim(),
      ...(stated(form.place) ? { place: form.place.trim() } : {}),
      ...(form.happenedOn ? { happenedOn: form.happenedOn } : {}),
    },
    complainant: {
      name: stated(form.complainantName),
      phone: stated(form.complainantPhone),
      consents: form.consents,
    },
    respondent: {
      name: stated(form.respondentName),
      phone: stated(form.respondentPhone),
      address: stated(form.respondentAddress),
    },
    ...(amount ? { disputedAmount: amount } : {}),
    complainants: form.complainants,
    harm: form.harm,
    requests: form.requests,
    respondentPlace: form.respondentPlace,
    suspicion: form.suspicion,
    channel: form.channel,
    externalReference: reference,
    occurredAt: receivedAt(form.receivedOn, writtenAt),
  }
}
