import { api } from '@/app/api/client'
import { ApiError, type Problem } from '@/app/api/problem'
import type { Answer } from '@/app/api/types'
import { isPassing, outbox, refuse, type Sending as Outcome } from '@/app/outbox'
import { drafts, drop, keep, type Draft } from './drafts'
import { registration } from './entry'

type EntryResult = Answer<'/api/complaints/batch', 'post'>['results'][number]

/** Entries of one request; the service takes more, a village's network rather not. */
const AT_ONCE = 20

export interface Sent {
  draft: Draft
  complaint: string
  ledgerNumber: string
  /** True where the service had it already: it was sent before, and the answer got lost. */
  again: boolean
}
export type Sending = Outcome<Draft, Sent>

/** Sends what waits, once at a time. Sending twice enters once: each draft's name goes with it. */
export const sendWaiting = outbox<Draft, Sent>(drafts, async (waiting, outcome) => {
  for (let at = 0; at < waiting.length; at += AT_ONCE)
    await sendSome(waiting.slice(at, at + AT_ONCE), outcome)
})

async function sendSome(some: Draft[], outcome: Sending): Promise<void> {
  const unentered = some.filter((draft) => !draft.complaint)
  if (unentered.length > 0) {
    const entries = unentered.map((draft) => registration(draft.form, draft.id, new Date(draft.writtenAt)))
    const { data } = await api.post('/api/complaints/batch', { body: { entries: entries as never[] } })
    for (const [index, draft] of unentered.entries()) await take(draft, data.results[index], outcome)
  }
  for (const draft of some.filter((one) => one.complaint)) await sendPhotos(draft, outcome)
}

async function take(draft: Draft, result: EntryResult | undefined, outcome: Sending): Promise<void> {
  if (!result) return
  if (result.id && result.ledgerNumber) {
    draft.complaint = result.id
    draft.ledgerNumber = result.ledgerNumber
    outcome.sent.push({
      draft,
      complaint: result.id,
      ledgerNumber: result.ledgerNumber,
      again: result.status === 200,
    })
    await keep(draft)
    return
  }
  if (result.status === 429 || result.status >= 502) return
  await refuse(
    drafts,
    draft,
    (result.problem ?? { title: String(result.status), status: result.status }) as Problem,
    outcome,
  )
}

/** Photos follow once the entry has its number; each under a key of its own, so that none is added twice. */
async function sendPhotos(draft: Draft, outcome: Sending): Promise<void> {
  for (const [index, photo] of draft.photos.entries()) {
    const form = new FormData()
    form.append('file', photo, `photo-${index + 1}.jpg`)
    try {
      await api.post('/api/complaints/{id}/attachments', {
        path: { id: draft.complaint! },
        body: form as never,
        key: `${draft.id}-photo-${index}`,
      })
    } catch (error) {
      if (!(error instanceof ApiError) || isPassing(error)) throw error
      await refuse(drafts, draft, error.problem, outcome)
      return
    }
  }
  await drop(draft.id, draft.account)
}
