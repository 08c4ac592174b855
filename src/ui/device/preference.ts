/** A choice that has to be known before the first paint, and so is kept where reading does not wait. */
export interface Preference<Value extends string> {
  /** The listener's choice; null while they leave it to the system. */
  read(): Value | null
  /** Null leaves it to the system again. */
  write(value: Value | null): void
}

/** One of `possible` under `key`. A browser that keeps nothing for this page forgets it with the page. */
export const preference = <const Value extends string>(
  key: string,
  possible: readonly Value[],
): Preference<Value> => {
  const name = `auricle-${key}`
  let unkept: string | null = null
  const kept = () => {
    try {
      return localStorage.getItem(name)
    } catch {
      return unkept
    }
  }
  return {
    read: () => {
      const stored = kept()
      return possible.find((value) => value === stored) ?? null
    },
    write: (value) => {
      unkept = value
      try {
        if (value === null) localStorage.removeItem(name)
        else localStorage.setItem(name, value)
      } catch {}
    },
  }
}
