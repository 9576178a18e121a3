/** The page of the record behind an event, where the console has one. Whether it opens is for the services to say. */
export function pageOf(link: string | null | undefined): string | undefined {
  const complaint = /^\/api\/complaints\/([\w-]+)$/.exec(link ?? '')?.[1]
  return complaint && `/desk/cases/${complaint}`
}

/** The ledger entry among some events. */
export function entryOf(events: readonly { link?: string | null }[]): string | undefined {
  return events.map((event) => pageOf(event.link)).find(Boolean)
}

/** An event's type without its version, as the messages name it. */
export function nameOf(type: string): string {
  return type.replace(/\.v\d+$/, '')
}
