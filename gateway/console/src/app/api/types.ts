import type { paths as assessment } from '@/api/generated/assessment-service'
import type { paths as complaint } from '@/api/generated/complaint-service'
import type { paths as escalation } from '@/api/generated/escalation-service'
import type { paths as training } from '@/api/generated/training-service'

export type Paths = assessment & complaint & escalation & training
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Paths which know this method. */
export type PathsWith<M extends Method> = {
  [P in keyof Paths]: Paths[P] extends { [K in M]: { responses: unknown } } ? P : never
}[keyof Paths] &
  string

export type Operation<P extends keyof Paths, M extends Method> = Paths[P] extends { [K in M]: infer O }
  ? O
  : never

type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined
type Success<R> = R extends { 200: infer A }
  ? A
  : R extends { 201: infer B }
    ? B
    : R extends { 204: infer D }
      ? D
      : never

/** What a success answers. */
export type Answer<P extends keyof Paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Content<Success<R>> : never

export type PathParameters<P extends keyof Paths, M extends Method> =
  Operation<P, M> extends { parameters: { path: infer V } } ? V : never

export type Query<P extends keyof Paths, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer V } } ? V : never

export type Body<P extends keyof Paths, M extends Method> =
  Operation<P, M> extends { requestBody?: infer B } ? Content<NonNullable<B>> : never
