import { useQueryClient } from '@tanstack/vue-query'
import { ref, toRaw, type Ref } from 'vue'
import { api, send as request } from '@/app/api/client'
import { ApiError } from '@/app/api/problem'
import { isPassing, outbox, refuse, useAutomatic, type Sending as Outcome } from '@/app/outbox'
import { shelf, type Kept } from '@/app/shelf'
import { recorded, type Inspection, type InspectionForm } from './model'

/** An inspection that is being taken, or waits to be sent under its own name. */
export interface InspectionDraft extends Kept {
  form: InspectionForm
  photos: Blob[]
}
export interface Sent {
  draft: InspectionDraft
  inspection: Inspection
}
export type Sending = Outcome<InspectionDraft, Sent>

export const inspections = shelf<InspectionDraft>('inspections', (one) => ({
  ...one,
  form: JSON.parse(JSON.stringify(one.form)) as InspectionForm,
  photos: one.photos.map(toRaw),
}))

/** Keeps a photo of a unit with the service; the same photo again is the one there. */
export async function upload(unit: string, photo: Blob): Promise<string> {
  const url = `/api/duties/files?unit=${encodeURIComponent(unit)}`
  const answer = await request('POST', url, { headers: { 'Content-Type': 'image/jpeg' } }, photo)
  return ((await answer.json()) as { id: string }).id
}

/** Photos first, each a small request of its own, then the record that names them. */
async function sendOne(draft: InspectionDraft): Promise<Inspection> {
  const photos: string[] = []
  for (const photo of draft.photos) photos.push(await upload(draft.form.unit, photo))
  const body = recorded(draft.form, photos, draft.writtenAt)
  return (await api.post('/api/inspections', { body, key: draft.id })).data
}

/** Sends what waits, once at a time. Sending twice records once: each draft's name goes with it. */
export const sendWaiting = outbox<InspectionDraft, Sent>(inspections, async (waiting, outcome) => {
  for (const draft of waiting) {
    try {
      const inspection = await sendOne(draft)
      await inspections.drop(draft.id, draft.account)
      outcome.sent.push({ draft, inspection })
    } catch (error) {
      if (!(error instanceof ApiError) || isPassing(error)) throw error
      await refuse(inspections, draft, error.problem, outcome)
    }
  }
})

const sending = ref(false)

/** Sends what waits, and asks anew for what that changed. */
export function useSending(account: string) {
  const queries = useQueryClient()
  async function send(): Promise<Sending> {
    sending.value = true
    try {
      const outcome = await sendWaiting(account)
      if (outcome.sent.length > 0)
        await Promise.all(
          [['inspections'], ['units', 'defects'], ['scores']].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        )
      return outcome
    } finally {
      sending.value = false
    }
  }
  return { send, sending }
}

export function useAutomaticSending(
  account: string,
  told: (outcome: Sending) => void,
): Ref<InspectionDraft[]> {
  const { send } = useSending(account)
  return useAutomatic(inspections, account, send, told)
}
