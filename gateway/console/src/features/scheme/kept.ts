/** What is being written on this computer, so that a page that was left is found as it was. Carries nobody's data. */
export interface Kept<T> {
  read(): T | undefined
  write(value: T): void
  drop(): void
}

export function kept<T>(name: string, account: string): Kept<T> {
  const key = `steelyard.draft.${name}.${account}`
  return {
    read() {
      try {
        const text = localStorage.getItem(key)
        return text ? (JSON.parse(text) as T) : undefined
      } catch {
        return undefined
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value))
      } catch {
        // full or forbidden: then it lasts as long as the page
      }
    },
    drop: () => localStorage.removeItem(key),
  }
}

/** The text of a version that is being written, and the one it began with. */
export interface KeptScheme {
  text: string
  at: string
}
export const keptScheme = (base: string, account: string) => kept<KeptScheme>(`scheme.${base}`, account)
