import { toRaw, type Ref } from 'vue'
import { shelf, type Kept } from '@/app/shelf'
import type { EntryForm } from './entry'

export type { DraftState } from '@/app/shelf'

/** An entry that is being written, or waits to be sent; its name is sent as `externalReference`. */
export interface Draft extends Kept {
  form: EntryForm
  photos: Blob[]
  /** Once it is in the ledger and photos are still to follow. */
  complaint?: string
  ledgerNumber?: string
}

export const drafts = shelf<Draft>('drafts', (one) => ({
  ...one,
  form: JSON.parse(JSON.stringify(one.form)) as EntryForm,
  photos: one.photos.map(toRaw),
}))

export const useDrafts = (): Ref<Draft[]> => drafts.held
export const draftsOf = drafts.of
export const draft = drafts.one
export const keep = drafts.keep
export const drop = drafts.drop
