/** No list of a county is longer than this; a guard against a service that never ends its pages. */
const MOST_PAGES = 50

/** All pages of a list, one after the other. */
export async function allPages<T>(
  read: (after: string | undefined) => Promise<{ items?: T[]; next?: string | null }>,
): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await read(after)
    all.push(...(items ?? []))
    if (!next) break
    after = next
  }
  return all
}
