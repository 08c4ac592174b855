/** When the database is opened: at once where there is a library to show, else once something is asked of it. */
export interface Opening {
  /** Whether this browser certainly keeps no library. */
  readonly isFirst: Promise<boolean>
  /** Resolves when it is time. */
  readonly begun: Promise<void>
  /** Something is asked of it, or what opens it costs nothing any more: it is time now. */
  begin(): Promise<void>
}
