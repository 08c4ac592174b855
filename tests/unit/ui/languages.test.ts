import { expect, test } from 'vitest'
import { type LanguageTag, languages } from '#ui/words/languages'

type Said = Readonly<Record<string, unknown>>

/** Everything a language says, by its path: `installing.none`. */
const saidIn = (words: Said, before = ''): [string, unknown][] =>
  Object.entries(words).flatMap(([key, said]) => {
    const path = before + key
    const isGroup = typeof said === 'object' && said !== null && !Array.isArray(said)
    return isGroup ? saidIn(said as Said, `${path}.`) : [[path, said]]
  })

const spoken = (sentence: (...given: readonly unknown[]) => unknown, given: readonly unknown[]) => {
  try {
    return JSON.stringify(sentence(...given))
  } catch {
    return undefined
  }
}

/** Stands for an object of which a sentence says some parts. */
const anything = new Proxy(
  {},
  { get: (_, key) => (typeof key === 'string' && key !== 'toJSON' ? `‹${key.toLowerCase()}›` : undefined) },
)

/** Which of the things it is given a sentence says, whatever the words around them. */
const placeholders = (said: unknown): readonly string[] => {
  if (typeof said !== 'function') return []
  const sentence = said as (...given: readonly unknown[]) => unknown
  const names = Array.from({ length: sentence.length }, (_, place) => `‹${place}›`)
  const text =
    spoken(sentence, names) ??
    spoken(
      sentence,
      names.map((name, place) => (place === sentence.length - 1 ? anything : name)),
    )
  return [...new Set(text?.match(/‹[^›]*›/gu))].sort()
}

const others = (Object.keys(languages) as LanguageTag[]).filter((tag) => tag !== 'en')

test.each(others)('%s says everything English does, of the same things', async (tag) => {
  const english = new Map(saidIn(await languages.en.load()))
  const other = new Map(saidIn(await languages[tag].load()))
  expect([...other.keys()].sort()).toEqual([...english.keys()].sort())
  const filled = (all: ReadonlyMap<string, unknown>) =>
    Object.fromEntries([...all].map(([path, said]) => [path, [typeof said, placeholders(said)]]))
  expect(filled(other)).toEqual(filled(english))
})

test('sentences are looked into', async () => {
  const english = await languages.en.load()
  expect(placeholders(english.seekValue)).toEqual(['‹0›', '‹1›'])
  expect(placeholders(english.foreseen)).toEqual(['‹hits›', '‹made›'])
  expect(placeholders(english.close)).toEqual([])
})
