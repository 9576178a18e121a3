import { computed, reactive, readonly } from 'vue'
import { onSessionEnd, send } from './api/client'
import { ApiError, problemOf } from './api/problem'
import type { Role } from './feature'
import { queryClient } from './queries'
import { settings } from './settings'

export interface Me {
  account: string
  name: string
  roles: Role[]
  unit: string | null
  office: string | null
  path: string[]
  /** Under which the network knows the person; none for an account that several officers share. */
  officer?: string | null
}

interface State {
  me: Me | undefined
  /** True while a request waits for the person to sign in again. */
  expired: boolean
  /** True when what is shown is from the last time this phone had a network. */
  remembered: boolean
}

const REMEMBERED = 'steelyard.me'
const state = reactive<State>({ me: undefined, expired: false, remembered: false })
let waiting: { promise: Promise<void>; resolve: () => void; reject: (reason: unknown) => void } | undefined

async function ask(): Promise<Me | undefined> {
  const response = await fetch('/api/me', {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
  })
  if (response.status === 401) return undefined
  if (!response.ok) throw new ApiError(await problemOf(response))
  return (await response.json()) as Me
}

let looking: Promise<Me | undefined> | undefined

/** Who is signed in; nobody is `undefined`. Without a network, whoever was last, so that drafts can be written. */
export function loadMe(): Promise<Me | undefined> {
  looking ??= look().finally(() => (looking = undefined))
  return looking
}

async function look(): Promise<Me | undefined> {
  try {
    state.me = await ask()
    state.remembered = false
    if (state.me) localStorage.setItem(REMEMBERED, JSON.stringify(state.me))
    else localStorage.removeItem(REMEMBERED)
  } catch (error) {
    const kept = localStorage.getItem(REMEMBERED)
    if (!kept) throw error
    state.me = JSON.parse(kept) as Me
    state.remembered = true
  }
  return state.me
}

function deferred() {
  let resolve!: () => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

function renewed(): Promise<void> {
  if (!state.me)
    return Promise.reject(new ApiError({ type: 'about:blank', title: 'Unauthorized', status: 401 }))
  waiting ??= deferred()
  state.expired = true
  return waiting.promise
}

onSessionEnd(renewed)

/** Called when another window says that someone has signed in: goes on only for the same person. */
async function goOn(): Promise<void> {
  const before = state.me
  const now = await ask()
  if (!now) return
  if (before && now.account !== before.account) {
    window.location.assign('/')
    return
  }
  state.me = now
  state.remembered = false
  state.expired = false
  waiting?.resolve()
  waiting = undefined
}

const channel = new BroadcastChannel(settings.sessionChannel)
channel.addEventListener('message', (message) => {
  if (message.data === 'signed-in' && (state.expired || state.remembered)) void goOn()
  if (message.data === 'signed-out') window.location.assign('/')
})

/** In the window that was opened to sign in again: tells the others and closes itself. */
export async function finishSignInWindow(): Promise<boolean> {
  if (window.location.pathname !== settings.signedInPath || !(await ask().catch(() => undefined)))
    return false
  channel.postMessage('signed-in')
  window.close()
  // a browser that does not let it close goes to the desk instead
  window.history.replaceState(null, '', '/')
  return window.opener !== null
}

/** Forgets what this browser kept of the person, ends the session (or all of them), and goes where the provider's ends. */
async function signOut(everywhere = false): Promise<void> {
  const response = await send('POST', settings.signOutUrl(everywhere))
  const { to } = (await response.json()) as { to: string }
  localStorage.removeItem(REMEMBERED)
  queryClient.clear()
  channel.postMessage('signed-out')
  window.location.assign(to)
}

export function useSession() {
  return {
    state: readonly(state),
    me: computed(() => state.me),
    roles: computed<readonly Role[]>(() => state.me?.roles ?? []),
    may: (...roles: Role[]) => roles.some((role) => state.me?.roles.includes(role)),
    signIn: (to = '/') => window.location.assign(settings.signInUrl(to)),
    signInAgain: () =>
      window.open(
        settings.signInUrl(settings.signedInPath),
        settings.signInWindow,
        'popup,width=480,height=680',
      ),
    tryAgain: goOn,
    giveUp: () => window.location.assign('/'),
    signOut,
  }
}
