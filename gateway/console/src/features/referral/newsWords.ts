import { useI18n } from 'vue-i18n'
import type { News } from './news'
import { useNetwork } from './network'

/** How a piece of news is called, and what it is about. */
export function useNewsWords() {
  const { t, te } = useI18n()
  const { unitName, officeName, ready } = useNetwork()
  return {
    title: (one: News) => (te(`referral.news.${one.type}`) ? t(`referral.news.${one.type}`) : one.type),
    about: (one: News) =>
      [one.title, one.ledgerNumber, unitName(one.unit) || officeName(one.office)].filter(Boolean).join(' · '),
    /** Once the names are known, or cannot be. */
    ready,
  }
}
