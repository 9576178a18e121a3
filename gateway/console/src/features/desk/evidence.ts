interface Counted {
  subject: string
  events: { link?: string | null }[]
}

/** The complaint that was counted, if it was one: what the events lead to, or the subject of a referral's events. */
export function complaintOf(item: Counted): string | undefined {
  const led = item.events.map((event) => /^\/api\/(complaints|escalations)\/([\w-]+)/.exec(event.link ?? ''))
  const complaint = led.find((match) => match?.[1] === 'complaints')?.[2]
  const referral = led.find((match) => match?.[1] === 'escalations')?.[2]
  return complaint ?? (referral && referral !== item.subject ? item.subject : undefined)
}
