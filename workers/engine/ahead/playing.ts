/** Of Web Locks that are held while a file plays, so that every tab can tell what the others play. */
const prefix = 'auricle-playing/'

/** Gives a function that says which files this engine plays now, by their fingerprints. */
export const createPlaying = () => {
  const held = new Map<string, () => void>()
  const hold = (fingerprint: string) => {
    const over = new Promise<void>((release) => held.set(fingerprint, release))
    navigator.locks?.request(prefix + fingerprint, { mode: 'shared' }, () => over).catch(() => {})
  }
  return (fingerprints: readonly string[]): void => {
    for (const [known, release] of held) {
      if (fingerprints.includes(known)) continue
      held.delete(known)
      release()
    }
    for (const fingerprint of fingerprints) if (!held.has(fingerprint)) hold(fingerprint)
  }
}

/** Fingerprints of what plays in any tab; of none where nobody can tell. */
export const playingAnywhere = async (): Promise<ReadonlySet<string>> => {
  if (!navigator.locks) return new Set()
  const { held = [] } = await navigator.locks.query()
  const names = held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix))
  return new Set(names.map((name) => name.slice(prefix.length)))
}
