import type { formats } from '@/app/format'
import type { Ref } from 'vue'

export interface FactWord {
  name: string
  value: string
}

/** Where the words of a coded fact stand. */
const SCOPES = ['unitKind', 'harm', 'place', 'suspicion']

/** What a rule fired on, in the reader's words; a fact the messages do not know keeps its own name. */
export function factWords(
  facts: Record<string, string> | undefined,
  format: Readonly<Ref<ReturnType<typeof formats>>> | ReturnType<typeof formats>,
  t: (key: string) => string,
  te: (key: string) => boolean,
): FactWord[] {
  const say = 'value' in format ? format.value : format
  return Object.entries(facts ?? {})
    .filter(([name]) => name !== 'group' && name !== 'currency')
    .map(([name, value]) => {
      const key = `ledger.fact.${name}`
      const word = SCOPES.map((scope) => `domain.${scope}.${value}`).find(te)
      return { name: te(key) ? t(key) : name, value: word ? t(word) : shown(name, value, say) }
    })
}

function shown(name: string, value: string, format: ReturnType<typeof formats>): string {
  if (/amount|threshold/i.test(name) && /^\d+(\.\d+)?$/.test(value)) return format.money({ amount: value })
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value)
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return format.time(value)
  return value
}
