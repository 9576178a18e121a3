import { computed, ref, type Ref } from 'vue'
import { useSession } from '@/app/session'

interface OfOfficer {
  officer: string
}

const key = (account: string) => `steelyard.officer.${account}`

/**
 * Which of a unit's officers the person is: the one the account is tied to, else the one chosen on this phone, else the
 * only one there is. Nobody, if several share the account and none has been chosen.
 */
export function officerOf<O extends OfOfficer>(
  officers: readonly O[],
  tied: string | null | undefined,
  chosen: string | null,
): O | undefined {
  const find = (id: string | null | undefined) => officers.find((one) => one.officer === id)
  return find(tied) ?? find(chosen) ?? (officers.length === 1 ? officers[0] : undefined)
}

/** The person among a unit's officers; a choice is kept on this phone, for this account. */
export function useOfficer<O extends OfOfficer>(officers: Ref<readonly O[]>) {
  const me = useSession().me.value
  const account = me?.account ?? ''
  const chosen = ref(localStorage.getItem(key(account)))
  const officer = computed(() => officerOf(officers.value, me?.officer, chosen.value))
  const choose = (one: string) => {
    chosen.value = one
    localStorage.setItem(key(account), one)
  }
  const forget = () => {
    chosen.value = null
    localStorage.removeItem(key(account))
  }
  /** Whether it was a choice, which can be changed. */
  const isChosen = computed(
    () =>
      officers.value.length > 1 &&
      officer.value !== undefined &&
      !officers.value.some((one) => one.officer === me?.officer),
  )
  return { officer, isChosen, choose, forget }
}
