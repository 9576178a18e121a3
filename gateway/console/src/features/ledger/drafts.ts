import { shallowRef, toRaw, type Ref } from 'vue'
import type { Problem } from '@/app/api/problem'
import type { EntryForm } from './entry'

/** `writing` until the officer hands it in, `waiting` until the service has it; then it is gone, or `refused`. */
export type DraftState = 'writing' | 'waiting' | 'refused'

export interface Draft {
  /** Its name for ever, sent as `externalReference`. */
  id: string
  /** Whose it is: nobody else on this phone gets to see it. */
  account: string
  state: DraftState
  form: EntryForm
  photos: Blob[]
  writtenAt: string
  /** Why the service would not take it. */
  problem?: Problem
  /** Once it is in the ledger and photos are still to follow. */
  complaint?: string
  ledgerNumber?: string
}

const STORE = 'drafts'
let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('steelyard', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const store = (await database()).transaction(STORE, mode).objectStore(STORE)
  const request = work(store)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/**
 * What this phone holds of somebody, the oldest first. Changes by itself as drafts are kept and dropped. Shallow: a draft
 * that was made reactive could not be cloned into the store again.
 */
const held: Ref<Draft[]> = shallowRef([])
export function useDrafts(): Ref<Draft[]> {
  return held
}

export async function draftsOf(account: string): Promise<Draft[]> {
  const all = await within<Draft[]>('readonly', (store) => store.getAll() as IDBRequest<Draft[]>)
  held.value = all
    .filter((draft) => draft.account === account)
    .sort((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1))
  return held.value
}

export function draft(id: string): Promise<Draft | undefined> {
  return within<Draft | undefined>('readonly', (store) => store.get(id) as IDBRequest<Draft | undefined>)
}

export async function keep(one: Draft): Promise<void> {
  // a reactive form cannot be cloned into the store
  const plain: Draft = {
    ...one,
    form: JSON.parse(JSON.stringify(one.form)) as EntryForm,
    photos: one.photos.map(toRaw),
  }
  await within('readwrite', (store) => store.put(plain))
  await draftsOf(one.account)
}

export async function drop(id: string, account: string): Promise<void> {
  await within('readwrite', (store) => store.delete(id))
  await draftsOf(account)
}
