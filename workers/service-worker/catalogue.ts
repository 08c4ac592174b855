import { ProblemError, problem } from '#contracts/problem'
import type { Description } from '#contracts/render-port'
import { sourceFormats } from '#contracts/source-formats'
import type { TrackId } from '#contracts/track'
import { frames } from '#contracts/units'
import { isWav, type Variant, variantKey } from '#contracts/variant'
import { wavFormat } from '#contracts/wav-layout'
import type { Library } from './library'
import type { EngineLink } from './link/engine-link'
import { keyOf, type Sound } from './sound'

/** How a sound's chunks are to be fed to a player. */
type Form = Pick<Description, 'format' | 'leadIn' | 'timestamps'>

export interface Catalogue {
  /** Throws `track/unknown`. Wakes a page only for what is not stored yet. */
  sound(track: TrackId, variant: Variant, clientId: string): Promise<Sound>
  form(sound: Sound, clientId: string): Promise<Form>
}

const knownForm = (variant: Variant): Form | undefined => {
  const plain = { leadIn: frames(0), timestamps: 'self' } as const
  if (isWav(variant)) return { ...plain, format: wavFormat }
  if (variant.mode === 'original' && variant.format === 'webm')
    return { ...plain, format: sourceFormats.opus }
  return undefined
}

export const createCatalogue = (library: Library, engine: EngineLink): Catalogue => {
  const asked = new Map<string, Promise<Description>>()
  const forms = new Map<string, Form>()

  /** Several who ask for the same at once share one answer. */
  const described = (track: TrackId, variant: Variant, clientId: string): Promise<Description> => {
    const key = `${track}/${variantKey(variant)}`
    const running = asked.get(key)
    if (running) return running
    const answer = engine
      .describe({ kind: 'describe', track, variant }, clientId)
      .finally(() => asked.delete(key))
    asked.set(key, answer)
    return answer
  }

  return {
    sound: async (track, variant, clientId) => {
      const stored = await library.entry(track)
      if (!stored)
        throw new ProblemError(problem('track/unknown', `There is no track ${track} in the library`))
      const { fingerprint } = stored
      const revision = variant.mode === 'enhanced' ? stored.profileRevision : '0'
      if (stored.facts && revision !== undefined) {
        return { track, variant, fingerprint, facts: stored.facts, profileRevision: revision }
      }
      const { facts, profileRevision } = await described(track, variant, clientId)
      return { track, variant, fingerprint, facts, profileRevision }
    },
    form: async (sound, clientId) => {
      const key = keyOf(sound)
      const known = knownForm(sound.variant) ?? forms.get(key)
      if (known) return known
      const { format, leadIn, timestamps } = await described(sound.track, sound.variant, clientId)
      const form = { format, leadIn, timestamps }
      forms.set(key, form)
      return form
    },
  }
}
