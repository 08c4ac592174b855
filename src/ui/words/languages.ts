import type { en } from './en/en'
import type { Widened } from './widened'

/** Everything the page says. English is the measure: every language says all of it. */
export type Words = Widened<typeof en>

export interface Language {
  /** What its speakers call it. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  readonly load: () => Promise<Words>
}

/** By language tag; the first is spoken to everybody whose own is missing. Each is loaded by those who read it only. */
export const languages = {
  en: { name: 'English', direction: 'ltr', load: async () => (await import('./en/en')).en },
  de: {
    name: 'Deutsch',
    direction: 'ltr',
    load: async () => (await import('./de/de')).de,
  },
} as const satisfies Record<string, Language>

export type LanguageTag = keyof typeof languages

export const languageTags = Object.keys(languages) as readonly LanguageTag[]
