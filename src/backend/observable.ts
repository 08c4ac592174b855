/** A view that others watch: replaced as a whole whenever something in it changes. */
export interface Observable<View> {
  get(): View
  change(part: Partial<View>): void
  subscribe(listener: (view: View) => void): () => void
}

export const createObservable = <View extends object>(initial: View): Observable<View> => {
  let view = initial
  const listeners = new Set<(view: View) => void>()
  return {
    get: () => view,
    change: (part) => {
      view = { ...view, ...part }
      for (const listener of listeners) listener(view)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
