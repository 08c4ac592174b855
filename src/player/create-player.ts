import { milliseconds, seconds } from '#contracts/units'
import { intensityOf } from '#contracts/variant'
import type { Effect } from './effect'
import type { PlayerEvent } from './event'
import { longestCrossfade, type Player, type PlayerView } from './face'
import { onFirstGesture } from './first-gesture'
import { createForesight, foreseen } from './foresee'
import { withoutVain } from './in-vain'
import { watchInterruptions } from './interruptions'
import { onceLetGo } from './let-go'
import { type ArtworkOf, createLockScreen } from './media-session'
import { readyAudioElements } from './output/audio-element'
import { createOutput } from './output/create-output'
import { findDevice } from './output/device'
import { createEffectRunner } from './run-effects'
import { loadSettings, saveSettings, settingsOf } from './settings'
import { initialState, isAudible, isAwaited, type PlayerState, playsTrack, wantedProgramme } from './state'
import { inTurn } from './step'
import { transition } from './transition'
import { sameView, viewOf } from './view'

export interface PlayerOptions {
  /** Where the app is served from; ends in a slash. */
  readonly base: string
  /** Pictures for the lock screen. */
  readonly artworkOf: ArtworkOf
}

const fadeLength = (length: number) =>
  seconds(Number.isFinite(length) ? Math.min(longestCrossfade, Math.max(0, length)) : 0)
const fraction = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1)

/** What was asked for is heard before it is shown, unless it takes longer than this. */
const longestSilence = milliseconds(200)

/** After these the place is another, or counts on. */
const startsClock: readonly Effect['kind'][] = ['seek', 'play', 'cross-fade']

/** The one owner of audible sound. There is one per page. */
export const createPlayer = ({ base, artworkOf }: PlayerOptions): Player => {
  let state: PlayerState = initialState(loadSettings(), findDevice(), Date.now() | 0)
  let view: PlayerView = viewOf(state)
  const listeners = new Set<(view: PlayerView) => void>()
  const waiting: PlayerEvent[] = []
  let isRunning = false
  let telling: ReturnType<typeof setTimeout> | undefined
  let toldBy: number | null = null

  /** Events that are there together are one step; what an effect reports at once waits for the effects before it. */
  const dispatch = (event: PlayerEvent): void => {
    waiting.push(event)
    if (isRunning) return
    isRunning = true
    try {
      while (waiting.length > 0) {
        const events = waiting.splice(0)
        const [after, effects] = inTurn(
          state,
          events.map((next) => (now) => transition(now, next)),
        )
        state = after
        for (const effect of withoutVain(effects)) runner.run(effect)
        const hasCrossed = events.some(({ kind }) => kind === 'output-crossed')
        if (hasCrossed || effects.some(({ kind }) => startsClock.includes(kind)))
          lockScreen.show(viewOf(state), position())
      }
    } finally {
      isRunning = false
    }
    if (event.kind === 'output-clock') lockScreen.follow(position())
    foresight.expect(foreseen(state))
    publish()
  }

  /** The listener's events meet a state that knows where the sound is now. */
  const ask = (event: PlayerEvent): void => {
    const { live } = state
    if (live && isAudible(state) && !isRunning) {
      isRunning = true
      runner.look(live.id)
      isRunning = false
    }
    dispatch(event)
  }

  const publish = () => {
    const next = viewOf(state)
    if (sameView(view, next)) return
    view = next
    document.documentElement.dataset['playback'] = view.playback
    toldBy ??= performance.now() + longestSilence
    clearTimeout(telling)
    telling = setTimeout(tell, isAwaited(state) ? toldBy - performance.now() : 0)
  }

  /**
   * In a task of its own, and after the sound that was just asked for: an element opens, and reads, in the page's own
   * thread, and would wait for whatever a face has to paint.
   */
  const tell = () => {
    toldBy = null
    saveSettings(settingsOf(state))
    lockScreen.show(view, position())
    for (const listener of [...listeners]) listener(view)
  }

  const runner = createEffectRunner(
    (programme, level, report) => createOutput(base, programme, level, report),
    state.level,
    dispatch,
  )

  const foresight = createForesight(base)

  const position = () => {
    const wanted = wantedProgramme(state)
    const { live } = state
    const heard = live && wanted && playsTrack(live, wanted) ? runner.position(live.id) : null
    return heard ?? state.position
  }

  let holding = new AbortController()
  const disposing = new AbortController()

  const compare = (held: boolean) => {
    holding.abort()
    ask({ kind: 'compare-asked', held })
    if (!state.comparing) return
    holding = new AbortController()
    onceLetGo(() => compare(false), holding.signal)
  }

  const player: Player = {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    position,
    playTracks: (tracks, startAt) => ask({ kind: 'tracks-chosen', tracks, startAt }),
    playNext: (tracks) => ask({ kind: 'tracks-put-next', tracks }),
    addToQueue: (tracks) => ask({ kind: 'tracks-added', tracks }),
    jumpTo: (index) => ask({ kind: 'jump-asked', index }),
    moveInQueue: (from, to) => ask({ kind: 'entry-moved', from, to }),
    removeFromQueueAt: (index) => ask({ kind: 'entry-removed', index }),
    clearQueue: () => ask({ kind: 'queue-cleared' }),
    removeFromQueue: (track) => ask({ kind: 'track-removed', track }),
    toggle: () => ask({ kind: 'toggle-asked' }),
    play: () => ask({ kind: 'play-asked' }),
    pause: () => ask({ kind: 'pause-asked' }),
    seek: (to) => ask({ kind: 'seek-asked', position: to }),
    next: () => ask({ kind: 'next-asked' }),
    previous: () => ask({ kind: 'previous-asked' }),
    setEnhanced: (enabled) => ask({ kind: 'enhancement-chosen', enhancement: { enabled } }),
    setPreset: (preset) => ask({ kind: 'enhancement-chosen', enhancement: { preset } }),
    setIntensity: (intensity) =>
      ask({ kind: 'enhancement-chosen', enhancement: { intensity: intensityOf(intensity) } }),
    rememberFor: (scope) => ask({ kind: 'remember-asked', scope }),
    recall: (remembered) => ask({ kind: 'choices-recalled', remembered }),
    compare,
    setMatchLoudness: (matchLoudness) => ask({ kind: 'matching-chosen', matchLoudness }),
    setCrossfade: (length) => ask({ kind: 'crossfade-chosen', crossfade: fadeLength(length) }),
    loudnessKnown: (track, variant, target, loudness) =>
      ask({ kind: 'loudness-known', track, variant, target, loudness }),
    landOn: (target) => ask({ kind: 'target-chosen', target }),
    setOriginalFormat: (format) => ask({ kind: 'format-chosen', format }),
    setVolume: (volume) => ask({ kind: 'level-chosen', level: { volume: fraction(volume) } }),
    setMuted: (muted) => ask({ kind: 'level-chosen', level: { muted } }),
    setShuffle: (shuffle) => ask({ kind: 'shuffle-chosen', shuffle }),
    setRepeat: (repeat) => ask({ kind: 'repeat-chosen', repeat }),
    session: () => ({
      tracks: state.queue.tracks,
      order: state.queue.order,
      index: state.queue.cursor,
      position: position(),
    }),
    restore: (session) => ask({ kind: 'session-restored', session }),
    dispose: () => {
      holding.abort()
      disposing.abort()
      clearTimeout(telling)
      foresight.stop()
      runner.dispose()
      lockScreen.dispose()
      listeners.clear()
    },
  }

  const lockScreen = createLockScreen(player, artworkOf)
  const interruptions = {
    began: () => ask({ kind: 'interruption-began' }),
    ended: () => ask({ kind: 'interruption-ended' }),
  }
  watchInterruptions(interruptions, disposing.signal)
  onFirstGesture(readyAudioElements, disposing.signal)
  document.documentElement.dataset['playback'] = view.playback
  return player
}
