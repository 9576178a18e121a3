import { shallowRef, type Ref } from 'vue'
import type { Problem } from './api/problem'

/** `writing` until it is handed in, `waiting` until the service has it; then it is gone, or `refused`. */
export type DraftState = 'writing' | 'waiting' | 'refused'

/** What every draft carries, whatever it is of. */
export interface Kept {
  /** Its name for ever, sent along, so that sending it twice does it once. */
  id: string
  /** Whose it is: nobody else on this phone gets to see it. */
  account: string
  state: DraftState
  writtenAt: string
  /** Why the service would not take it. */
  problem?: Problem
}

const VERSION = 2
const STORES = ['drafts', 'inspections'] as const
let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('steelyard', VERSION)
    request.onupgradeneeded = () =>
      STORES.filter((store) => !request.result.objectStoreNames.contains(store)).forEach((store) =>
        request.result.createObjectStore(store, { keyPath: 'id' }),
      )
    request.onsuccess = () => {
      // another window with a newer console may make the store anew
      request.result.onversionchange = () => {
        request.result.close()
        opened = undefined
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function within<R>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  const store = (await database()).transaction(name, mode).objectStore(name)
  const request = work(store)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export interface Shelf<T extends Kept> {
  /** What this phone holds of somebody, the oldest first. Changes by itself as drafts are kept and dropped. */
  held: Ref<T[]>
  of(account: string): Promise<T[]>
  one(id: string): Promise<T | undefined>
  keep(draft: T): Promise<void>
  drop(id: string, account: string): Promise<void>
}

/**
 * Drafts of one kind on this phone, which outlive a closed page and a lost network.
 *
 * @param plain the draft without anything reactive, which could not be cloned into the store
 */
export function shelf<T extends Kept>(store: (typeof STORES)[number], plain: (draft: T) => T): Shelf<T> {
  // shallow: a draft that was made reactive could not be cloned into the store again
  const held: Ref<T[]> = shallowRef([])
  const of = async (account: string) => {
    const all = await within(store, 'readonly', (kept) => kept.getAll() as IDBRequest<T[]>)
    held.value = all
      .filter((draft) => draft.account === account)
      .sort((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1))
    return held.value
  }
  return {
    held,
    of,
    one: (id) => within(store, 'readonly', (kept) => kept.get(id) as IDBRequest<T | undefined>),
    async keep(draft) {
      await within(store, 'readwrite', (kept) => kept.put(plain(draft)))
      await of(draft.account)
    },
    async drop(id, account) {
      await within(store, 'readwrite', (kept) => kept.delete(id))
      await of(account)
    },
  }
}
