import { type TrackId, trackIdOf } from '#contracts/track'
import { type Intensity, intensityOf, type Preset, presets } from '#contracts/variant'
import { type ChoiceRecord, database } from './database'

/** How a track or an album is to be heard. */
export interface Choice {
  readonly enabled: boolean
  readonly preset: Preset
  readonly intensity: Intensity
}

/** What is remembered, by track and by album key. */
export interface Choices {
  readonly tracks: ReadonlyMap<TrackId, Choice>
  readonly albums: ReadonlyMap<string, Choice>
}

const trackPrefix = 'track/'
const albumPrefix = 'album/'

const choiceKeyOfTrack = (id: TrackId): string => `${trackPrefix}${id}`

const recordsOf = ({ tracks, albums }: Choices): ReadonlyMap<string, Choice> =>
  new Map([
    ...[...tracks].map(([id, choice]) => [choiceKeyOfTrack(id), choice] as const),
    ...[...albums].map(([key, choice]) => [`${albumPrefix}${key}`, choice] as const),
  ])

/** Everything remembered; a damaged record is left out. */
export const readChoices = async (): Promise<Choices> => {
  const tracks = new Map<TrackId, Choice>()
  const albums = new Map<string, Choice>()
  for (const record of await database.choices.toArray()) {
    const choice = choiceOf(record)
    if (!choice) continue
    if (record.key.startsWith(trackPrefix))
      tracks.set(trackIdOf(Number(record.key.slice(trackPrefix.length))), choice)
    if (record.key.startsWith(albumPrefix)) albums.set(record.key.slice(albumPrefix.length), choice)
  }
  return { tracks, albums }
}

const choiceOf = ({ enabled, preset, intensity }: ChoiceRecord): Choice | null => {
  const known = presets.find((one) => one === preset)
  return known && Number.isFinite(intensity)
    ? { enabled: enabled === true, preset: known, intensity: intensityOf(intensity) }
    : null
}

/** Writes what is different now from what was written `before`. */
export const writeChoices = async (before: Choices, now: Choices): Promise<void> => {
  const [old, next] = [recordsOf(before), recordsOf(now)]
  const gone = [...old.keys()].filter((key) => !next.has(key))
  const changed = [...next].filter(([key, choice]) => old.get(key) !== choice)
  const { choices } = database
  await database.transaction('rw', choices, async () => {
    await choices.bulkDelete(gone)
    await choices.bulkPut(changed.map(([key, choice]) => ({ key, ...choice })))
  })
}

/** For tracks that leave the library. */
export const forgetChoices = (ids: readonly TrackId[]): Promise<void> =>
  database.choices.bulkDelete(ids.map(choiceKeyOfTrack))
