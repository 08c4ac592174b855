import { type Seconds, seconds } from '#contracts/units'
import { intensityOf, originalFormats, presets } from '#contracts/variant'
import { longestCrossfade, type PlayerView } from './face'
import type { PlayerState } from './state'

/** What of a view outlives a visit. */
export type Settings = Pick<
  PlayerView,
  'enhancement' | 'matchLoudness' | 'crossfade' | 'originalFormat' | 'volume' | 'muted' | 'shuffle' | 'repeat'
>

const key = 'auricle.player'
const repeats = ['off', 'all', 'one'] as const

export const defaultSettings: Settings = {
  enhancement: { enabled: false, preset: 'adaptive', intensity: intensityOf(1) },
  matchLoudness: true,
  crossfade: seconds(0),
  originalFormat: 'source',
  volume: 1,
  muted: false,
  shuffle: false,
  repeat: 'off',
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const flag = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise)

const fraction = (value: unknown, otherwise: number) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : otherwise

const fadeLength = (value: unknown, otherwise: Seconds) =>
  typeof value === 'number' && value >= 0 && value <= longestCrossfade ? seconds(value) : otherwise

const oneOf = <T>(all: readonly T[], value: unknown, otherwise: T): T =>
  all.find((member) => member === value) ?? otherwise

/** Reads settings from stored text, field by field: what is missing or damaged is the default. */
export const settingsFrom = (text: string | null): Settings => {
  const stored = fields(parsed(text))
  const enhancement = fields(stored['enhancement'])
  const standard = defaultSettings.enhancement
  return {
    enhancement: {
      enabled: flag(enhancement['enabled'], standard.enabled),
      preset: oneOf(presets, enhancement['preset'], standard.preset),
      intensity: intensityOf(fraction(enhancement['intensity'], standard.intensity)),
    },
    matchLoudness: flag(stored['matchLoudness'], defaultSettings.matchLoudness),
    crossfade: fadeLength(stored['crossfade'], defaultSettings.crossfade),
    originalFormat: oneOf(originalFormats, stored['originalFormat'], defaultSettings.originalFormat),
    volume: fraction(stored['volume'], defaultSettings.volume),
    muted: flag(stored['muted'], defaultSettings.muted),
    shuffle: flag(stored['shuffle'], defaultSettings.shuffle),
    repeat: oneOf(repeats, stored['repeat'], defaultSettings.repeat),
  }
}

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}

export const settingsText = (settings: Settings): string => {
  const { enhancement, matchLoudness, crossfade, originalFormat, volume, muted, shuffle, repeat } = settings
  return JSON.stringify({
    enhancement,
    matchLoudness,
    crossfade,
    originalFormat,
    volume,
    muted,
    shuffle,
    repeat,
  })
}

/** Private modes may refuse storage: settings then last as long as the page. */
export const loadSettings = (): Settings => {
  try {
    return settingsFrom(localStorage.getItem(key))
  } catch {
    return defaultSettings
  }
}

export const saveSettings = (settings: Settings): void => {
  try {
    localStorage.setItem(key, settingsText(settings))
  } catch {
    // Full or refused: nothing that would help the listener to know.
  }
}

export const settingsOf = ({
  enhancement,
  matchLoudness,
  crossfade,
  originalFormat,
  level,
  queue,
}: PlayerState): Settings => ({
  enhancement,
  matchLoudness,
  crossfade,
  originalFormat,
  volume: level.volume,
  muted: level.muted,
  shuffle: queue.shuffle,
  repeat: queue.repeat,
})
