/** A browser of another make, as far as a smoke run drives it. */
export interface Engine {
  open(url: string): Promise<void>
  /** Runs the body of an async function in the page and answers with what it returns. */
  run<Result>(body: string, ...values: readonly unknown[]): Promise<Result>
  /** Puts files into the first input that `selector` finds. */
  choose(selector: string, paths: readonly string[]): Promise<void>
  close(): Promise<void>
}
