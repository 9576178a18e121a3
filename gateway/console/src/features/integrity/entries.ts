import { api } from '@/app/api/client'
import { ApiError } from '@/app/api/problem'
import type { Session, SignIns } from '@/features/training/model'
import type { Check, Complaint, Consultation, Report } from './model'

/** The record behind one piece of evidence. `silent`: there was none before; `gone`: not to be seen from here. */
export type Entry =
  | { kind: 'complaint'; complaint: Complaint }
  | { kind: 'report'; report: Report }
  | { kind: 'consultation'; consultation: Consultation }
  | { kind: 'session'; session: Session; signIns: SignIns | undefined }
  | { kind: 'silent' }
  | { kind: 'gone' }

/** Nothing where the record is of another kind, or not for this reader. */
async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return undefined
    throw error
  }
}

/** Evidence names subjects only: what they are follows from the check, and from which ledger knows them. */
export async function openEntry(check: Check, subject: string, unit: string): Promise<Entry> {
  if (subject === unit) return { kind: 'silent' }
  const path = { id: subject }
  if (check === 'SIGN_INS_OVERLAP') {
    const session = await ifThere(api.get('/api/training/sessions/{id}', { path }))
    if (!session) return { kind: 'gone' }
    const signIns = await ifThere(api.get('/api/training/sessions/{id}/sign-ins', { path }))
    return { kind: 'session', session, signIns }
  }
  const complaint = await ifThere(api.get('/api/complaints/{id}', { path }))
  if (complaint) return { kind: 'complaint', complaint }
  const report = await ifThere(api.get('/api/violation-reports/{id}', { path }))
  if (report) return { kind: 'report', report }
  const consultation = await ifThere(api.get('/api/consultations/{id}', { path }))
  return consultation ? { kind: 'consultation', consultation } : { kind: 'gone' }
}
