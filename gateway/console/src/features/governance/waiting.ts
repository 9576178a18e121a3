import type { Answer } from '@/app/api/types'

export type Year = Answer<'/api/assessments/{year}', 'get'>
type Appeals = NonNullable<Answer<'/api/assessments/{year}/appeals', 'get'>['items']>
type Vetoes = NonNullable<Answer<'/api/assessments/{year}/vetoes', 'get'>['items']>
type UnitYear = NonNullable<Answer<'/api/assessments/{year}/units', 'get'>['items']>[number]

/** Something the governance office has to do in a year, and where on the year's board it is done. */
export interface Task {
  what: 'joint' | 'sample' | 'vetoes' | 'vetoReview' | 'notice' | 'appeals' | 'approval' | 'commendation'
  step: string
  count: number
  until?: string | undefined
}

const MINE = 'GOVERNANCE_OFFICE'
const PARTNER = 'COUNTY_REGULATOR'
type Act = Year['steps'][number]['act']

export const signedBy = (year: Year, act: Act, role: string): Year['steps'][number] | undefined =>
  year.steps.findLast((step) => step.act === act && step.role === role)

const until = (year: Year, step: string) => year.days.find((days) => days.step === step)?.to

/** Units drawn for a visit which nobody of the two departments has visited. */
export function unvisited(year: Year, units: readonly UnitYear[]): string[] {
  const visited = new Set(
    units.filter((one) => one.reviews.some((review) => review.fieldSample)).map((one) => one.unit.code),
  )
  return (year.freeze?.fieldSample ?? []).filter((code) => !visited.has(code))
}

/** What waits for the governance office, in the order of the calendar. */
export function waiting(year: Year, units: readonly UnitYear[], vetoes: Vetoes, appeals: Appeals): Task[] {
  const may = (act: Act) => year.allowed.includes(act)
  const mine = (act: Act) => may(act) && !signedBy(year, act, MINE)
  const tasks: Task[] = []
  const add = (task: Task, when: boolean) => {
    if (when && task.count > 0) tasks.push(task)
  }
  const sample = unvisited(year, units)
  add(
    { what: 'sample', step: 'joint', count: sample.length, until: until(year, 'JOINT_REVIEW') },
    may('JOINT_REVIEW'),
  )
  add({ what: 'joint', step: 'joint', count: 1, until: until(year, 'JOINT_REVIEW') }, mine('JOINT_REVIEW'))
  add(
    {
      what: 'vetoes',
      step: 'vetoes',
      count: vetoes.filter(
        (veto) => veto.state === 'PROPOSED' && !veto.confirmations.some((step) => step.role === MINE),
      ).length,
      until: until(year, 'VETO_REVIEW'),
    },
    true,
  )
  add(
    { what: 'vetoReview', step: 'vetoes', count: 1, until: until(year, 'VETO_REVIEW') },
    mine('VETO_REVIEW'),
  )
  const asked = appeals.filter((appeal) => !appeal.decided)
  add(
    {
      what: 'appeals',
      step: 'appeals',
      count: asked.length,
      until: asked.map((appeal) => appeal.answerDueOn).sort()[0],
    },
    true,
  )
  add({ what: 'approval', step: 'approval', count: 1 }, mine('APPROVAL') && Boolean(year.appealsUntil))
  add(
    { what: 'commendation', step: 'commendation', count: 1 },
    may('COMMENDATION') && year.commended.length === 0,
  )
  return tasks
}

/** How far both departments are with what they have to do together. */
export interface Pair {
  act: Act
  regulator: Year['steps'][number] | undefined
  governance: Year['steps'][number] | undefined
}
export function pairs(year: Year): Pair[] {
  return (['JOINT_REVIEW', 'VETO_REVIEW', 'APPROVAL'] as const).map((act) => ({
    act,
    regulator: signedBy(year, act, PARTNER),
    governance: signedBy(year, act, MINE),
  }))
}
