import { languageFor } from '../words/language-for'
import { type LanguageTag, languages, languageTags } from '../words/languages'
import { preference } from './preference'

/** The language the listener chose; null follows the browser. */
export const chosenLanguage = preference('language', languageTags)

/** The language to speak, said to the browser and to screen readers too. */
export const applyLanguage = (): LanguageTag => {
  const tag = chosenLanguage.read() ?? languageFor(navigator.languages)
  document.documentElement.lang = tag
  document.documentElement.dir = languages[tag].direction
  return tag
}
