import { collection } from './collection'
import { page } from './page'
import { sound } from './sound'

/** Was die Seite auf Deutsch sagt. */
export const de = { ...page, ...collection, ...sound }
