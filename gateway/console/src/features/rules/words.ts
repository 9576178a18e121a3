import type { formats } from '@/app/format'
import { HARMS, UNITS, type Row } from './table'

type Say = (key: string, named?: Record<string, unknown>) => string

/** What makes a rule fire, in sentences. */
export function conditionOf(row: Row, t: Say, format: ReturnType<typeof formats>): string[] {
  switch (row.fires) {
    case 'LARGE_AMOUNT':
      return UNITS.flatMap((unit) => {
        const amount = row.thresholds?.[unit]
        return amount === undefined
          ? []
          : [
              t('rules.when.LARGE_AMOUNT', {
                unit: t(`domain.unitKind.${unit}`),
                amount: format.money({ amount, ...(row.currency ? { currency: row.currency } : {}) }),
              }),
            ]
      })
    case 'GROUP_COMPLAINT':
      return [
        t('rules.when.GROUP_COMPLAINT', {
          days: row.withinDays ?? '–',
          complainants: row.complainants ?? '–',
        }),
      ]
    case 'FAILED_MEDIATION':
      return [
        t('rules.when.FAILED_MEDIATION', {
          attempts: row.failedAttempts ?? '–',
          days: row.workingDays ?? '–',
        }),
      ]
    case 'HARM_DONE':
      return [
        t('rules.when.HARM_DONE'),
        ...HARMS.flatMap((harm) => {
          const category = row.competence?.[harm]
          return category
            ? [
                t('rules.when.competence', {
                  harm: t(`domain.harm.${harm}`),
                  category: t(`domain.category.${category}`),
                }),
              ]
            : []
        }),
      ]
    default:
      return [t(`rules.when.${row.fires}`)]
  }
}

/** To whom it goes, by the kind of unit; one line where both go to the same. */
export function targetsOf(row: Row, t: Say): string[] {
  const { POINT: point, STATION: station } = row.targets ?? {}
  if (!point && !station) return [t('rules.nowhere')]
  if (point && point === station) return [t(`rules.level.${point}`)]
  return UNITS.flatMap((unit) => {
    const level = row.targets?.[unit]
    return level
      ? [t('rules.fromTo', { unit: t(`domain.unitKind.${unit}`), level: t(`rules.level.${level}`) })]
      : []
  })
}
