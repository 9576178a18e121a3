import type { Place } from './model'

const key = (account: string) => `steelyard.places.${account}`

/** Keeps names and codes of the units on this phone, so that one can be picked in the field without a network. */
export function rememberPlaces(account: string, places: Place[]): void {
  const plain = places.map(({ code, name, kind, path }) => ({ code, name, kind, path }))
  localStorage.setItem(key(account), JSON.stringify(plain))
}

export function rememberedPlaces(account: string): Place[] {
  try {
    return JSON.parse(localStorage.getItem(key(account)) ?? '[]') as Place[]
  } catch {
    return []
  }
}
