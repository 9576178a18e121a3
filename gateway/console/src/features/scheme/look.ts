import type { VersionState } from './versions'
import type { WhatIf } from './whatif'

type Tone = 'good' | 'info' | 'plain' | 'red' | 'amber'

/** Colours of states; the word beside them carries the meaning. */
export const STATE_TONES: Record<VersionState, Tone> = { scoring: 'good', coming: 'info', past: 'plain' }
export const JOB_TONES: Record<WhatIf['state'], Tone> = {
  WAITING: 'plain',
  RUNNING: 'info',
  DONE: 'good',
  FAILED: 'red',
}

/** A difference with its sign. */
export function signed(value: number, format: (value: number) => string): string {
  return value > 0 ? `+${format(value)}` : value < 0 ? `−${format(-value)}` : format(0)
}
