/** Choices made before on this phone, the latest first: names of respondents and categories, never of complainants. */
export interface Recent<T> {
  list(): T[]
  note(value: T): void
}

export function recent<T>(
  name: string,
  account: string,
  most: number,
  same: (one: T, other: T) => boolean,
): Recent<T> {
  const key = `steelyard.recent.${name}.${account}`
  const list = (): T[] => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '[]') as T[]
    } catch {
      return []
    }
  }
  return {
    list,
    note(value) {
      const kept = [value, ...list().filter((one) => !same(one, value))].slice(0, most)
      localStorage.setItem(key, JSON.stringify(kept))
    },
  }
}

export interface KnownRespondent {
  name: string
  phone: string
  address: string
}
export const recentRespondents = (account: string) =>
  recent<KnownRespondent>('respondents', account, 8, (one, other) => one.name === other.name)
export const recentCategories = (account: string) =>
  recent<string>('categories', account, 6, (one, other) => one === other)
