import { expect, test } from 'vitest'
import { languageFor } from '#ui/words/language-for'

test.each([
  [['en-GB'], 'en'],
  [['xx', 'EN'], 'en'],
  [['de-AT', 'en'], 'de'],
  [['zh-Hant-TW'], 'en'],
  [[], 'en'],
])('somebody who reads %o is spoken to in %s', (wanted, tag) => {
  expect(languageFor(wanted)).toBe(tag)
})
