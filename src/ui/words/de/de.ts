import type { Words } from '../languages'
import { collection } from './collection'
import { developer } from './developer'
import { keeping } from './keeping'
import { page } from './page'
import { signal } from './signal'
import { sound } from './sound'

/** Was die Seite auf Deutsch sagt. */
export const de = {
  ...page,
  ...collection,
  ...sound,
  ...signal,
  ...keeping,
  ...developer,
} satisfies Words
