/** Closes a switch over a discriminated union: a new member fails to compile, a stray value throws. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected: ${JSON.stringify(value)}`)
}
