import { liveQuery } from 'dexie'
import { type TargetLoudness, targets } from '#contracts/profile'
import type { OriginalFormat } from '#contracts/variant'
import { database } from './database'

type Choices<Value> = readonly [Value, ...Value[]]

export interface Settings {
  /** `ffmpeg` leaves WebCodecs aside. */
  readonly codecPath: 'auto' | 'ffmpeg'
  /** LUFS that every preset lands on. */
  readonly targetLoudness: TargetLoudness
  /** What original mode prefers: the source's own packets, or compact WebM/Opus. */
  readonly originalFormat: OriginalFormat
}

const choices: { readonly [Key in keyof Settings]: Choices<Settings[Key]> } = {
  codecPath: ['auto', 'ffmpeg'],
  targetLoudness: targets,
  originalFormat: ['source', 'webm'],
}

/** The stored choice; the first of the possible ones when nothing valid is stored. */
export const readSetting = async <Key extends keyof Settings>(key: Key): Promise<Settings[Key]> => {
  const possible = choices[key]
  const stored = (await database.settings.get(key))?.value
  return possible.find((choice) => choice === stored) ?? possible[0]
}

export const writeSetting = async <Key extends keyof Settings>(
  key: Key,
  value: Settings[Key],
): Promise<void> => {
  await database.settings.put({ key, value })
}

/** The choice now and after every change, in whatever tab it was made. */
export const watchSetting = <Key extends keyof Settings>(
  key: Key,
  onChoice: (choice: Settings[Key]) => void,
): void => {
  liveQuery(() => readSetting(key)).subscribe({ next: onChoice, error: (error) => reportError(error) })
}
