import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEntry } from './entries'
import { CHECKS, closedAfter, spanOf, tells, writtenAfter, type Step } from './model'

const step = (type: Step['type'], occurredAt: string) => ({ type, occurredAt }) as Step

describe('an entry under review', () => {
  it('says how long after it came in it was written down', () => {
    expect(writtenAfter({ receivedAt: '2026-03-01T01:00:00Z', recordedAt: '2026-03-04T01:30:00Z' })).toBe(
      4_350,
    )
  })

  it('says how long it took until it was last closed', () => {
    const steps = [
      step('RECEPTION', '2026-03-01T01:00:00Z'),
      step('SETTLEMENT', '2026-03-01T01:04:00Z'),
      step('REOPENING', '2026-03-02T01:00:00Z'),
      step('TERMINATION', '2026-03-03T01:00:00Z'),
      step('CALLBACK', '2026-03-09T01:00:00Z'),
    ]
    expect(closedAfter({ receivedAt: '2026-03-01T01:00:00Z', steps })).toBe(2_880)
    expect(closedAfter({ receivedAt: '2026-03-01T01:00:00Z', steps: steps.slice(0, 2) })).toBe(4)
    expect(closedAfter({ receivedAt: '2026-03-01T01:00:00Z', steps: steps.slice(0, 1) })).toBeUndefined()
  })

  it.each([
    [4, 'minutes', 4],
    [180, 'hours', 3],
    [4_350, 'days', 3],
  ] as const)('tells %i minutes as %s', (span, unit, count) => {
    expect(spanOf(span)).toEqual({ unit, count })
  })

  it('marks the steps its check looks at', () => {
    expect(tells('REFERRALS_BOUNCED', step('RETURN', ''))).toBe(true)
    expect(tells('REFERRALS_BOUNCED', step('CALLBACK', ''))).toBe(false)
    expect(CHECKS).toHaveLength(8)
  })
})

describe('evidence', () => {
  afterEach(() => vi.unstubAllGlobals())
  const answers = (found: Record<string, unknown>) => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url)
      const headers = { 'Content-Type': 'application/json' }
      return url in found
        ? new Response(JSON.stringify(found[url]), { status: 200, headers })
        : new Response(JSON.stringify({ type: 'urn:x', title: 'no', status: 404 }), { status: 404, headers })
    })
    return asked
  }

  it('opens to the ledger that knows its subject', async () => {
    const asked = answers({ '/api/violation-reports/e-1': { id: 'e-1' } })
    expect(await openEntry('IMPLAUSIBLE_TIMES', 'e-1', 'P')).toEqual({
      kind: 'report',
      report: { id: 'e-1' },
    })
    expect(asked).toEqual(['/api/complaints/e-1', '/api/violation-reports/e-1'])
  })

  it('of sign-ins opens to the session, and who was in both', async () => {
    answers({ '/api/training/sessions/s': { id: 's' }, '/api/training/sessions/s/sign-ins': { items: [] } })
    expect(await openEntry('SIGN_INS_OVERLAP', 's', 'P')).toEqual({
      kind: 'session',
      session: { id: 's' },
      signIns: { items: [] },
    })
  })

  it('of a silence without any entry before is the unit itself', async () => {
    const asked = answers({})
    expect(await openEntry('SILENCE', 'P', 'P')).toEqual({ kind: 'silent' })
    expect(asked).toEqual([])
  })

  it('that nobody knows any more is said to be gone', async () => {
    answers({})
    expect(await openEntry('SILENCE', 'e-1', 'P')).toEqual({ kind: 'gone' })
  })
})
