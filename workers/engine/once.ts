/** Shares one running answer among all who ask for the same key; a failed one is forgotten, not remembered. */
export const once = <Key, Answer>(ask: (key: Key) => Promise<Answer>): ((key: Key) => Promise<Answer>) => {
  const running = new Map<Key, Promise<Answer>>()
  return (key) => {
    const known = running.get(key)
    if (known) return known
    const answer = ask(key).finally(() => running.delete(key))
    running.set(key, answer)
    return answer
  }
}
