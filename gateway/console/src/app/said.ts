import { i18n } from './i18n'

/** A title that a service gives in both languages, such as an indicator's. */
export function said(title: { zh: string; en: string } | null | undefined): string {
  return (i18n.global.locale.value === 'en' ? title?.en : title?.zh) ?? ''
}
