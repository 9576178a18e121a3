/** The page of the record behind an event, where the console has one. Whether it opens is for the services to say. */
export function pageOf(link: string | null | undefined): string | undefined {
  const complaint = /^\/api\/complaints\/([\w-]+)$/.exec(link ?? '')?.[1]
  return complaint && `/desk/cases/${complaint}`
}

/** The ledger entry behind a subject; a referral's events tell of the complaint that the subject names. */
export function entryOf(item: {
  subject: string
  events: readonly { link?: string | null }[]
}): string | undefined {
  const entry = item.events.map((event) => pageOf(event.link)).find(Boolean)
  const referred = item.events.some((event) => event.link?.startsWith('/api/escalations/'))
  return entry ?? (referred ? pageOf(`/api/complaints/${item.subject}`) : undefined)
}

/** An event's type without its version, as the messages name it. */
export function nameOf(type: string): string {
  return type.replace(/\.v\d+$/, '')
}
