/** A sentence around the name it holds; the name goes first where the sentence leaves it out. */
export interface Named {
  readonly before: string
  readonly after: string
}

export const namedIn = (sentence: string, name: string): Named => {
  const at = sentence.indexOf(name)
  return at < 0
    ? { before: '', after: `: ${sentence}` }
    : { before: sentence.slice(0, at), after: sentence.slice(at + name.length) }
}
