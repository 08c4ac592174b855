import { page } from './page'
import { sound } from './sound'

/** Was die Seite auf Deutsch sagt. */
export const de = { ...page, ...sound }
