import { send } from '@/app/api/client'

/** How one service is, as the gateway tells it from the service's own metrics. */
export interface ServiceFigures {
  name: string
  up: boolean
  requestsPerSecond: number | null
  failuresPerSecond: number | null
  p99Seconds: number | null
  unsentEvents: number | null
  oldestUnsentSeconds: number | null
  consumerLag: number | null
  deadLetters: number | null
  heapBytes: number | null
  scoreP99Seconds: number | null
}
export interface Report {
  at: string
  windowSeconds: number
  services: ServiceFigures[]
}

export type Figure = Exclude<keyof ServiceFigures, 'name' | 'up'>
export const FIGURES: readonly Figure[] = [
  'requestsPerSecond',
  'failuresPerSecond',
  'p99Seconds',
  'consumerLag',
  'unsentEvents',
  'oldestUnsentSeconds',
  'deadLetters',
  'heapBytes',
  'scoreP99Seconds',
]

export async function readReport(): Promise<Report> {
  return (await (await send('GET', '/api/operations')).json()) as Report
}

/** Above these a figure is worth a look; what the alerts of the installation fire on is theirs to say. */
const AMBER: Partial<Record<Figure, number>> = {
  failuresPerSecond: 0.001,
  p99Seconds: 1,
  consumerLag: 500,
  oldestUnsentSeconds: 10,
  scoreP99Seconds: 5,
}
const RED: Partial<Record<Figure, number>> = {
  failuresPerSecond: 0.5,
  p99Seconds: 5,
  consumerLag: 5_000,
  oldestUnsentSeconds: 60,
  deadLetters: 1,
  scoreP99Seconds: 30,
}
export type Tone = 'good' | 'amber' | 'red'

export function toneOf(figure: Figure, value: number | null): Tone {
  if (value === null) return 'good'
  if (value >= (RED[figure] ?? Infinity)) return 'red'
  return value >= (AMBER[figure] ?? Infinity) ? 'amber' : 'good'
}

/** The worst of a service's figures; one that does not answer is red. */
export function stateOf(service: ServiceFigures): Tone {
  if (!service.up) return 'red'
  const tones = FIGURES.map((figure) => toneOf(figure, service[figure]))
  return tones.includes('red') ? 'red' : tones.includes('amber') ? 'amber' : 'good'
}

const ADDED = new Set<Figure>([
  'requestsPerSecond',
  'failuresPerSecond',
  'consumerLag',
  'unsentEvents',
  'deadLetters',
  'heapBytes',
])

/** One figure of the whole system: a sum where it adds up, else the worst; none where no service tells it. */
export function ofAll(report: Report, figure: Figure): number | null {
  const values = report.services
    .map((service) => service[figure])
    .filter((value): value is number => value !== null)
  if (values.length === 0) return null
  return ADDED.has(figure) ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values)
}

/** The reports seen since the page was opened, the latest last; one look is kept once, and no more than fit. */
export function remembered(before: readonly Report[], now: Report, most: number): Report[] {
  return before.at(-1)?.at === now.at ? [...before] : [...before, now].slice(-most)
}

/** A line through values in a box; a gap where there was none. Starts at zero, so that calm looks calm. */
export function sparkline(values: readonly (number | null)[], width: number, height: number): string {
  const known = values.filter((value): value is number => value !== null)
  if (known.length === 0) return ''
  const top = Math.max(...known, Number.EPSILON)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let pen = 'M'
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const point = `${pen}${(index * step).toFixed(1)} ${(height - (value / top) * height).toFixed(1)}`
      pen = 'L'
      return point
    })
    .join('')
}
