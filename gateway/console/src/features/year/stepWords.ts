import { computed, type Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { CircleCheckFilled, Clock, Remove, VideoPlay, WarningFilled } from '@element-plus/icons-vue'
import { daysUntil, useFormat } from '@/app/format'
import type { YearData } from './data'
import { spanOf, type Step, type StepState } from './steps'

export const ICONS: Record<StepState, Component> = {
  done: CircleCheckFilled,
  now: VideoPlay,
  late: WarningFilled,
  later: Clock,
  closed: Remove,
}
export const TONES = { done: 'good', now: 'info', late: 'red', later: 'plain', closed: 'plain' } as const

/** The days of a step, and how far off its begin or end is, in words. */
export function useStepWords(data: YearData) {
  const { t } = useI18n()
  const format = useFormat()
  const spanNow = (step: Step) => data.value.value && spanOf(step, data.value.value)

  function when(step: Step): string {
    const span = spanNow(step)
    if (!span) return ''
    const [from, to] = [span.from && format.value.date(span.from), span.to && format.value.date(span.to)]
    return from && to ? `${from} – ${to}` : to ? t('year.until', { to }) : t('year.from', { from })
  }

  function hint(step: Step): string {
    const span = spanNow(step)
    const state = data.states.value?.[step]
    if (!span || !state) return ''
    if (state === 'later' && span.from && daysUntil(span.from) > 0)
      return t('year.startsIn', { days: daysUntil(span.from) })
    if (state === 'now' && span.to) return t('year.daysLeft', { days: daysUntil(span.to) })
    if (state === 'late' && span.to) return t('year.daysLate', { days: -daysUntil(span.to) })
    return ''
  }
  return computed(() => ({ when, hint }))
}
