import { type LanguageTag, languageTags } from './languages'

/** The language for somebody who reads these, the best first: `de-AT` is served in `de`. */
export const languageFor = (wanted: readonly string[]): LanguageTag => {
  for (const tag of wanted) {
    const [spoken = ''] = tag.toLowerCase().split('-')
    const found = languageTags.find((known) => known === spoken)
    if (found) return found
  }
  return 'en'
}
