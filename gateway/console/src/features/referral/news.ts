import { computed, reactive, ref } from 'vue'
import { api } from '@/app/api/client'
import type { StreamState } from '@/app/api/events'
import type { Answer } from '@/app/api/types'

export type News = Answer<'/api/notifications', 'get'>['items'][number]

const SHOWN = 30
const SOUND = 'steelyard.sound'

/** What the reader's office or unit was told, and how far they have read: one state for the bell and the inbox. */
const state = reactive({
  items: [] as News[],
  last: 0,
  readUpTo: 0,
  stream: 'connecting' as StreamState,
  seen: new Set<string>(),
  /** Came over the stream, and nobody has said it yet. */
  unsaid: [] as News[],
})

/** Numbers have no gaps: the last one is what was read plus what was not. */
export async function loadNews(): Promise<number> {
  const standing = await api.get('/api/notifications', { query: { limit: 1 } })
  const last = standing.readUpTo + standing.unread
  const page = await api.get('/api/notifications', {
    query: { after: Math.max(0, last - SHOWN), limit: SHOWN },
  })
  take(...page.items)
  state.readUpTo = page.readUpTo
  state.last = Math.max(state.last, last)
  return last
}

/** Takes what came; heard twice, it counts once. Answers what was not known before. */
export function take(...news: News[]): News[] {
  const known = new Set(state.items.map((one) => one.id))
  const fresh = news.filter((one) => !known.has(one.id))
  state.items = [...state.items, ...fresh].sort((one, other) => other.id - one.id).slice(0, SHOWN)
  state.last = Math.max(state.last, ...news.map((one) => one.id))
  return fresh
}

/** Has it said where everybody sees it. */
export function say(one: News): void {
  state.unsaid = [...state.unsaid, one].slice(-SHOWN)
}

/** What is to be said now; each once. */
export function takeUnsaid(): News[] {
  const unsaid = state.unsaid
  state.unsaid = []
  return unsaid
}

export async function markRead(): Promise<void> {
  if (state.last <= state.readUpTo) return
  const standing = await api.post('/api/notifications/read', { body: { upTo: state.last } })
  state.readUpTo = Math.max(state.readUpTo, standing.data.upTo)
}

export function forgetNews(): void {
  Object.assign(state, { items: [], last: 0, readUpTo: 0, seen: new Set(), unsaid: [] })
}

export function useNews() {
  const unread = computed(() => Math.max(0, state.last - state.readUpTo))
  return {
    state,
    unread,
    isUnread: (one: News) => one.id > state.readUpTo,
    /** Referrals with something new that the reader has not opened since. */
    fresh: computed(
      () =>
        new Set(
          state.items
            .filter((one) => one.id > state.readUpTo && one.escalation && !state.seen.has(`${one.id}`))
            .map((one) => one.escalation!),
        ),
    ),
    opened(escalation: string): void {
      for (const one of state.items) if (one.escalation === escalation) state.seen.add(`${one.id}`)
    },
  }
}

const sound = ref(localStorage.getItem(SOUND) !== 'off')
let audio: AudioContext | undefined

/** Two short tones; made here, so that nothing has to be fetched. A browser that does not let it, stays silent. */
export function ring(): void {
  if (!sound.value) return
  audio ??= new AudioContext()
  const start = audio.currentTime
  for (const [after, pitch] of [
    [0, 880],
    [0.16, 1174],
  ] as const) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, start + after)
    volume.gain.exponentialRampToValueAtTime(0.18, start + after + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + after + 0.15)
    tone.connect(volume).connect(audio.destination)
    tone.start(start + after)
    tone.stop(start + after + 0.16)
  }
}

export function useSound() {
  return {
    sound,
    toggle(): void {
      sound.value = !sound.value
      localStorage.setItem(SOUND, sound.value ? 'on' : 'off')
      void audio?.resume()
      ring()
    },
  }
}
