import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { ImportProgress } from '#library/face'

/** Long work that the listener asked for, seen above every view until it is done. */
export interface Chore extends ImportProgress {
  readonly name: string
}

type Work = (onProgress: (progress: ImportProgress) => void, signal: AbortSignal) => Promise<void>

export interface Chores {
  /** One at a time. */
  readonly current: Accessor<Chore | null>
  /** Does it now; does nothing while another is on its way. Work that was given up ends in silence. */
  run(name: string, work: Work): Promise<void>
  cancel(): void
}

export const createChores = (): Chores => {
  const [current, setCurrent] = createSignal<Chore | null>(null)
  let running: AbortController | undefined
  const cancel = () => running?.abort()
  onCleanup(cancel)
  return {
    current,
    cancel,
    run: async (name, work) => {
      if (running) return
      running = new AbortController()
      const { signal } = running
      setCurrent({ name, done: 0, total: 0 })
      try {
        await work((progress) => setCurrent({ name, ...progress }), signal)
      } catch (error) {
        if (!signal.aborted) throw error
      } finally {
        running = undefined
        setCurrent(null)
      }
    },
  }
}
