/** A field the service would not take, with its words in the reader's language. */
export interface FieldProblem {
  field: string
  detail: string
}

/** RFC 9457, as every service and the gateway answer. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  instance?: string
  errors?: FieldProblem[]
  [extension: string]: unknown
}

/** An answer that is no success; status 0 where there was no answer at all. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
    this.status = problem.status
    this.problem = problem
  }

  /** The last part of the problem's type, such as `transition-refused`. */
  get kind(): string {
    return this.problem.type.split(':').at(-1) ?? ''
  }

  get offline(): boolean {
    return this.status === 0
  }

  /** What is wrong with each field, by its name. */
  get fields(): Record<string, string> {
    return Object.fromEntries((this.problem.errors ?? []).map(({ field, detail }) => [field, detail]))
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const bare: Problem = {
    type: 'about:blank',
    title: response.statusText || String(response.status),
    status: response.status,
  }
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return bare
  try {
    return { ...bare, ...((await response.json()) as Partial<Problem>) }
  } catch {
    return bare
  }
}
