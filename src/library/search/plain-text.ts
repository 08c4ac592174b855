import { fold } from '../fold'

const apostrophes = /['’ʼ`´]/gu
const betweenWords = /[\s\p{P}\p{S}]+/gu

/** Words as search compares them: folded, without punctuation, one space apart: `Don't Stop!` → `dont stop`. */
export const plainText = (text: string): string =>
  fold(text).replace(apostrophes, '').replace(betweenWords, ' ').trim()

/** The words of a query. */
export const soughtWords = (query: string): readonly string[] => plainText(query).split(' ').filter(Boolean)
