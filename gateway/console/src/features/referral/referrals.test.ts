import { describe, expect, it } from 'vitest'
import { isReady } from './acts'
import { clockOf, lightOf, partOf, piled, stepsFor, weekdaysUntil, type Referral } from './referrals'
import { timeline } from './timeline'
import { wayTo } from './wayTo'

const TUESDAY = '2026-11-24'
const aReferral = (change: Partial<Referral> = {}): Referral =>
  ({
    id: 'r1',
    complaint: 'c1',
    status: 'ESCALATED',
    office: 'AMR',
    jointOffices: [],
    overdue: false,
    acknowledgementDueOn: '2026-11-25',
    madeAt: '2026-11-24T02:00:00Z',
    allowed: ['acknowledgement', 'return', 'transfer', 'joint-offices'],
    assistance: [],
    rules: [],
    steps: [],
    ...change,
  }) as unknown as Referral
const officer = (office: string) => ({ roles: ['OFFICE_OFFICER' as const], office, unit: null })

describe('the clock of a referral', () => {
  it('leaves out the weekend', () => {
    expect(weekdaysUntil('2026-11-30', TUESDAY)).toBe(4)
    expect(weekdaysUntil('2026-11-23', TUESDAY)).toBe(-1)
  })
  it('is amber on the way to its day and red on it, for a day that is one working day', () => {
    expect(lightOf('acknowledgement', '2026-11-25', false, TUESDAY)).toBe('AMBER')
    expect(lightOf('acknowledgement', TUESDAY, false, TUESDAY)).toBe('RED')
  })
  it('is green, amber at five and red at two, for the long one', () => {
    expect(lightOf('resolution', '2026-12-15', false, TUESDAY)).toBe('GREEN')
    expect(lightOf('resolution', '2026-12-01', false, TUESDAY)).toBe('AMBER')
    expect(lightOf('resolution', '2026-11-26', false, TUESDAY)).toBe('RED')
  })
  it('is overdue when the service says so, whatever the day', () => {
    expect(lightOf('resolution', '2026-12-15', true, TUESDAY)).toBe('OVERDUE')
  })
  it('is the one of the step that comes next, and none when it is over', () => {
    expect(clockOf(aReferral(), TUESDAY)).toMatchObject({ step: 'acknowledgement', dueOn: '2026-11-25' })
    expect(
      clockOf(aReferral({ status: 'ACKNOWLEDGED', resolutionDueOn: '2026-12-15' }), TUESDAY),
    ).toMatchObject({ step: 'resolution' })
    expect(clockOf(aReferral({ status: 'RESOLVED' }), TUESDAY)).toBeUndefined()
  })
})

describe('who may do what', () => {
  it('the office that leads does all that is allowed, the next step first', () => {
    expect(stepsFor(aReferral(), officer('AMR'))).toEqual([
      'acknowledgement',
      'joint-offices',
      'transfer',
      'return',
    ])
  })
  it('a joint office only asks', () => {
    const joint = aReferral({
      status: 'ACKNOWLEDGED',
      jointOffices: ['PSB'],
      allowed: ['resolution', 'assistance-requests'],
    })
    expect(partOf(joint, officer('PSB'))).toBe('joint')
    expect(stepsFor(joint, officer('PSB'))).toEqual(['assistance-requests'])
  })
  it('a station acts as an office where the case went to it', () => {
    const station = { roles: ['STATION_OFFICER' as const], office: null, unit: 'S1' }
    expect(partOf(aReferral({ office: 'S1' }), station)).toBe('lead')
    expect(stepsFor(aReferral(), station)).toEqual([])
  })
  it('the county decides what lies with it, and nobody acts for an auditor', () => {
    const stuck = aReferral({ status: 'UNROUTABLE', allowed: ['escalation', 'decision'] })
    expect(stepsFor(stuck, { roles: ['COUNTY_REGULATOR'], office: null, unit: 'C' })).toEqual(['decision'])
    expect(stepsFor(stuck, { roles: ['AUDITOR'], office: null, unit: 'C' })).toEqual([])
  })
})

describe('the inbox', () => {
  it('puts supervised and overdue first, the highest level before all, and leaves out what is over', () => {
    const piles = piled([
      aReferral({ id: 'fresh' }),
      aReferral({ id: 'late', overdue: true }),
      aReferral({ id: 'high', raisedTo: 'COUNTY_LEADERSHIP' }),
      aReferral({ id: 'working', status: 'ACKNOWLEDGED' }),
      aReferral({ id: 'over', status: 'RESOLVED', allowed: [] }),
      aReferral({ id: 'fresh' }),
    ])
    expect(piles.map(({ pile, items }) => [pile, items.map((one) => one.id)])).toEqual([
      ['pressing', ['high', 'late']],
      ['fresh', ['fresh']],
      ['working', ['working']],
    ])
  })
})

describe('a form', () => {
  it('is ready once its coded reason is chosen, and written where "other" says nothing', () => {
    expect(isReady('return', { choice: '', office: '', note: 'why' })).toBe(false)
    expect(isReady('return', { choice: 'DUPLICATE', office: '', note: '' })).toBe(true)
    expect(isReady('return', { choice: 'OTHER', office: '', note: ' ' })).toBe(false)
  })
  it('of a decision names an office only when one shall have it', () => {
    expect(isReady('decision', { choice: 'UNIT', office: '', note: 'small' })).toBe(true)
    expect(isReady('decision', { choice: 'OFFICE', office: '', note: 'small' })).toBe(false)
  })
})

describe('the whole story', () => {
  const at = (minute: number) => `2026-11-24T02:0${minute}:00Z`
  const step = (type: string, minute: number, role = 'OFFICE_OFFICER') => ({
    type,
    occurredAt: at(minute),
    recordedAt: at(minute),
    role,
  })
  const entry = {
    steps: [
      { sequence: 1, type: 'RECEPTION', occurredAt: at(0), recordedAt: at(0), actorRole: 'POINT_OFFICER' },
      {
        sequence: 2,
        type: 'ESCALATION',
        occurredAt: at(1),
        recordedAt: at(1),
        actorRole: 'POINT_OFFICER',
        details: { office: 'AMR' },
      },
    ],
  } as never
  const told = aReferral({
    status: 'RESOLVED',
    outcome: 'CASE_FILED',
    note: 'fined',
    steps: [
      step('escalated-to-office', 1, 'POINT_OFFICER'),
      step('escalation-acknowledged', 2),
      step('assistance-requested', 3),
      step('assistance-given', 4, 'POINT_OFFICER'),
      step('escalation-resolved', 5),
    ] as Referral['steps'],
    assistance: [
      { request: 1, office: 'AMR', kind: 'EVIDENCE', question: 'photo?', answer: 'here', answeredAt: at(4) },
    ] as unknown as Referral['assistance'],
  })
  const moments = timeline(entry, [told])

  it('tells what the ledger and the referral both know once, the latest first', () => {
    expect(moments.map((one) => one.what)).toEqual([
      'referral.step.escalation-resolved',
      'referral.step.assistance-given',
      'referral.step.assistance-requested',
      'referral.step.escalation-acknowledged',
      'referral.step.escalated-to-office',
      'domain.stepType.RECEPTION',
    ])
  })
  it('says to which office it went, what was asked, answered and decided', () => {
    expect(moments[4]).toMatchObject({ office: 'AMR', role: 'POINT_OFFICER' })
    expect(moments[3]).toMatchObject({ office: 'AMR' })
    expect(moments[2]).toMatchObject({ coded: 'domain.assistance.EVIDENCE', text: 'photo?' })
    expect(moments[1]).toMatchObject({ text: 'here' })
    expect(moments[0]).toMatchObject({ coded: 'domain.resolution.CASE_FILED', text: 'fined' })
  })
  it('stands without the entry too, for those who may not read it', () => {
    expect(timeline(undefined, [told])).toHaveLength(5)
  })
})

describe('a piece of news', () => {
  const news = { type: 'escalation-returned', escalation: 'r1', complaint: 'c1' } as never
  it('leads an office to the case in its inbox, and a point to its own ledger', () => {
    expect(wayTo(news, ['OFFICE_OFFICER'])).toBe('/desk/inbox/r1')
    expect(wayTo(news, ['POINT_OFFICER'])).toBe('/desk/cases/c1')
  })
  it('leads a station to its ledger where it has to act, else to the referral', () => {
    expect(wayTo(news, ['STATION_OFFICER'])).toBe('/desk/cases/c1')
    expect(wayTo({ ...(news as object), type: 'escalated-to-office' } as never, ['STATION_OFFICER'])).toBe(
      '/desk/inbox/r1',
    )
  })
})
