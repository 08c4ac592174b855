/** The shape of what one language says, with room for what another one says in its place. */
export type Widened<Said> = Said extends string
  ? string
  : Said extends (...given: infer Given) => infer Sentence
    ? (...given: Given) => Widened<Sentence>
    : Said extends object
      ? { readonly [Key in keyof Said]: Widened<Said[Key]> }
      : Said
