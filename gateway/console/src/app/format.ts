import { computed } from 'vue'
import { i18n } from './i18n'

/** The county's clock; due dates and "today" are meant in it, wherever the reader sits. */
export const ZONE = 'Asia/Shanghai'
/** That clock is ahead of UTC by this, all year; a formatter that knows it takes a cheap phone a quarter of a second to make. */
const AHEAD_MILLIS = 8 * 3_600_000

export interface MoneyValue {
  amount: string | number
  currency?: string
}
type When = string | number | Date | null | undefined

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>()
function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  let format = cache.get(key) as T | undefined
  if (!format) cache.set(key, (format = make()))
  return format
}

const NONE = '–'

/** A plain date is a day, not an instant: read at noon UTC it is the same day everywhere the console is used. */
function instant(value: Exclude<When, null | undefined>): Date {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? new Date(`${value}T04:00:00Z`)
    : new Date(value)
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  return kept(
    `d${locale}${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }),
  )
}

export function formats(locale: string) {
  const number = (value: number | string | null | undefined, digits = 2) =>
    value === null || value === undefined || value === ''
      ? NONE
      : kept(
          `n${locale}${digits}`,
          () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
        ).format(Number(value))
  const date = (value: When) =>
    value
      ? dateFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }).format(instant(value))
      : NONE
  return {
    number,
    /** A score, always with the two places it is counted in; both languages write it so, and no formatter is to be made. */
    score: (value: number | string | null | undefined) =>
      value === null || value === undefined ? NONE : Number(value).toFixed(2),
    percent: (share: number | string | null | undefined, digits = 0) =>
      share === null || share === undefined
        ? NONE
        : kept(
            `p${locale}${digits}`,
            () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }),
          ).format(Number(share)),
    money: (value: MoneyValue | null | undefined) =>
      value
        ? kept(
            `m${locale}${value.currency}`,
            () =>
              new Intl.NumberFormat(locale, {
                style: 'currency',
                currency: value.currency ?? 'CNY',
                currencyDisplay: 'narrowSymbol',
                minimumFractionDigits: 0,
              }),
          ).format(Number(value.amount))
        : NONE,
    date,
    day: (value: When) =>
      value
        ? dateFormat(locale, { month: 'short', day: 'numeric', weekday: 'short' }).format(instant(value))
        : NONE,
    /** A month such as `2026-11`. */
    month: (value: string) =>
      dateFormat(locale, { year: 'numeric', month: 'long' }).format(instant(`${value}-01`)),
    weekday: (value: When) =>
      value ? dateFormat(locale, { weekday: 'short' }).format(instant(value)) : NONE,
    /** Hour and minute alone. */
    clock: (value: When) =>
      value
        ? dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant(value))
        : NONE,
    time: (value: When) =>
      value
        ? dateFormat(locale, {
            year: 'numeric',
            month: 'short',
            day: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
          }).format(instant(value))
        : NONE,
    /** "3 days ago", from now. */
    ago(value: When, now = Date.now()): string {
      if (!value) return NONE
      const seconds = (instant(value).getTime() - now) / 1000
      const format = kept(`r${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
      const steps: [Intl.RelativeTimeFormatUnit, number][] = [
        ['day', 86_400],
        ['hour', 3_600],
        ['minute', 60],
      ]
      for (const [unit, size] of steps) {
        if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit)
      }
      return format.format(Math.round(seconds), 'second')
    },
  }
}

/** Dates, numbers and money in the reader's language. */
export function useFormat() {
  return computed(() => formats(i18n.global.locale.value))
}

/** Today in the county, as `2026-11-24`. */
export function today(now: Date = new Date()): string {
  return new Date(now.getTime() + AHEAD_MILLIS).toISOString().slice(0, 10)
}

/** Whole days from today until a day; negative once it has passed. */
export function daysUntil(day: string, from: string = today()): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
