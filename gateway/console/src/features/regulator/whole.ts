/** An answer with the fields it has; the services leave out only what is empty, which is looked at where it is used. */
export type Whole<T> = T extends (infer U)[]
  ? Whole<U>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<NonNullable<T[K]>> }
    : T
