import { problem } from '#contracts/problem'
import { trackIdOf } from '#contracts/track'
import { seconds } from '#contracts/units'
import type { Effect } from '#player/effect'
import type { OutputId, PlayerEvent } from '#player/event'
import type { PlayableTrack } from '#player/face'
import type { Programme } from '#player/programme'
import { defaultSettings, type Settings } from '#player/settings'
import { initialState, type PlayerState, wantedProgramme } from '#player/state'
import { transition } from '#player/transition'
import { viewOf } from '#player/view'

export const track = (id: number, duration: number | null = 200): PlayableTrack => ({
  id: trackIdOf(id),
  title: `Track ${id}`,
  artist: 'Artist',
  album: 'Album',
  albumKey: 'album',
  duration: duration === null ? null : seconds(duration),
})

interface Sound {
  readonly key: OutputId
  readonly effect: Extract<Effect, { kind: 'prepare' }>
  /** Changes where one programme follows another in the same output. */
  programme: Programme
  next: Programme | null
  isTold: boolean
  isReady: boolean
  position: number
  gain: number
}

interface Past {
  readonly state: PlayerState
  readonly sounds: readonly Sound[]
  readonly handovers: readonly string[]
  readonly fading: readonly OutputId[]
}

/** Outputs as they would behave, without sound: what a state machine may assume and nothing more. */
export const worldOf = (past: Past) => {
  let { state } = past
  const sounds = new Map<OutputId, Sound>(past.sounds.map((one) => [one.key, { ...one }]))
  const handovers = new Set(past.handovers)
  const log: Effect[] = []
  /** What is heard beside another one while it fades out. */
  const fading = new Set(past.fading)
  let mostAudible = 0
  let mostOutputs = 0

  const run = (effect: Effect) => {
    log.push(effect)
    switch (effect.kind) {
      case 'prepare':
        sounds.set(effect.output, {
          key: effect.output,
          effect,
          programme: effect.programme,
          next: null,
          isTold: false,
          isReady: false,
          position: effect.position,
          gain: effect.gain,
        })
        break
      case 'play':
      case 'pause': {
        const sound = sounds.get(effect.output)
        if (!sound) throw new Error(`${effect.kind} of an output that does not exist`)
        sound.isTold = effect.kind === 'play'
        break
      }
      case 'seek': {
        const sound = sounds.get(effect.output)
        if (!sound) throw new Error('seek of an output that does not exist')
        sound.position = effect.position
        break
      }
      case 'release':
        fading.delete(effect.output)
        if (!sounds.delete(effect.output)) throw new Error('released twice')
        break
      case 'replace': {
        const [from, to] = [sounds.get(effect.from), sounds.get(effect.to)]
        if (!from?.isTold || !to?.isReady) throw new Error('nothing to replace, or by nothing')
        sounds.delete(effect.from)
        to.isTold = true
        break
      }
      case 'take-turn':
        if (!sounds.get(effect.to)?.isReady) throw new Error('the turn of an output that is not ready')
        break
      case 'follow': {
        const sound = sounds.get(effect.output)
        if (!sound) throw new Error('follow in an output that does not exist')
        sound.next = effect.next
        break
      }
      case 'hand-over':
        if (!sounds.get(effect.to)?.isReady) throw new Error('handover to an output that is not ready')
        handovers.add(`${effect.from}>${effect.to}`)
        break
      case 'cross-fade': {
        const [from, to] = [sounds.get(effect.from), sounds.get(effect.to)]
        if (!from || !to?.isReady) throw new Error('a fade to an output that is not ready')
        fading.add(effect.from)
        from.isTold = true
        to.isTold = true
        break
      }
      case 'look-again':
        if (!sounds.has(effect.output)) throw new Error('a look at an output that does not exist')
        break
      case 'set-gain':
        {
          const sound = sounds.get(effect.output)
          if (!sound) throw new Error('gain of an output that does not exist')
          sound.gain = effect.gain
        }
        break
      case 'set-level':
        break
    }
    const heard = [...sounds.values()].filter(({ isTold, key }) => isTold && !fading.has(key))
    mostAudible = Math.max(mostAudible, heard.length)
    mostOutputs = Math.max(mostOutputs, sounds.size)
  }

  const send = (event: PlayerEvent): void => {
    const [next, effects] = transition(state, event)
    state = next
    for (const effect of effects) run(effect)
  }

  const sound = (which: 'live' | 'standBy' | 'outgoing') => {
    const id = (which === 'outgoing' ? state.outgoing?.output : state[which])?.id
    return id === undefined ? undefined : sounds.get(id)
  }

  const world = {
    send,
    log,
    /** What another world may go on from. */
    past: (): Past => ({
      state,
      sounds: [...sounds.values()],
      handovers: [...handovers],
      fading: [...fading],
    }),
    isHandingOver: () => handovers.size > 0,
    state: () => state,
    view: () => viewOf(state),
    wanted: () => wantedProgramme(state),
    sounds: () => [...sounds.values()],
    told: () => [...sounds.values()].filter(({ isTold }) => isTold),
    mostAudible: () => mostAudible,
    mostOutputs: () => mostOutputs,
    /** Runs commands without remembering the effects before. */
    after: (event: PlayerEvent): readonly Effect[] => {
      const before = log.length
      send(event)
      return log.slice(before)
    },
    ready: (which: 'live' | 'standBy', duration = 200) => {
      const one = sound(which)
      if (!one) return
      one.isReady = true
      send({ kind: 'output-ready', output: one.key, duration: seconds(duration) })
    },
    playing: () => {
      const one = sound('live')
      if (one?.isTold && one.isReady) send({ kind: 'output-playing', output: one.key })
    },
    handedOver: () => {
      const [from, to] = [sound('live'), sound('standBy')]
      // One that was called off, or has happened, does not happen again.
      if (!from || !to || state.standBy?.stage !== 'handing-over') return
      if (!handovers.delete(`${from.key}>${to.key}`)) return
      from.isTold = false
      to.isTold = true
      send({ kind: 'handed-over', output: to.key })
    },
    /** What fades out comes to its end. */
    faded: () => {
      const one = sound('outgoing')
      if (!one?.isTold) return
      one.isTold = false
      send({ kind: 'output-ended', output: one.key })
    },
    ended: () => {
      const one = sound('live')
      if (!one?.isTold) return
      one.isTold = false
      send({ kind: 'output-ended', output: one.key })
    },
    clock: (position: number) => {
      const one = sound('live')
      if (one) send({ kind: 'output-clock', output: one.key, position: seconds(position) })
    },
    /** By the browser or the system, of its own accord. */
    happens: (
      kind: 'output-paused' | 'output-resumed' | 'output-refused' | 'output-waiting',
      which: 'live' | 'outgoing' = 'live',
    ) => {
      const one = sound(which)
      if (!one) return
      if (kind !== 'output-waiting') one.isTold = kind === 'output-resumed'
      send({ kind, output: one.key })
    },
    /** The playhead goes over the border to what was joined. */
    crossed: (duration = 200) => {
      const one = sound('live')
      if (!one?.isTold || !one.next) return
      const programme = one.next
      Object.assign(one, { programme, next: null, position: 0 })
      send({ kind: 'output-crossed', output: one.key, programme, duration: seconds(duration) })
    },
    unjoined: () => {
      const one = sound('live')
      if (!one?.next) return
      const programme = one.next
      one.next = null
      send({ kind: 'output-unjoined', output: one.key, programme })
    },
    fail: (
      which: 'live' | 'standBy' | 'outgoing',
      code: Parameters<typeof problem>[0] = 'file/unreadable',
    ) => {
      const one = sound(which)
      if (!one) return
      send({ kind: 'output-failed', output: one.key, problem: problem(code, 'It broke.') })
    },
    /** Lets everything under way come to its good end. */
    settle: () => {
      for (let round = 0; round < 20; round++) {
        if (state.live && !sounds.get(state.live.id)?.isReady) world.ready('live')
        if (state.standBy && !sounds.get(state.standBy.id)?.isReady) world.ready('standBy')
        if (state.live?.sounding !== 'playing') world.playing()
        world.handedOver()
        world.faded()
      }
    },
    /** A track that sounds. */
    play: (tracks: readonly PlayableTrack[], startAt = 0) => {
      send({ kind: 'tracks-chosen', tracks, startAt })
      world.settle()
    },
  }
  return world
}

/** A player that was just opened. */
export const createWorld = (settings: Partial<Settings> = {}, mediaSource = true, canSetVolume = true) => {
  const state = initialState({ ...defaultSettings, ...settings }, { mediaSource, canSetVolume }, 1)
  return worldOf({ state, sounds: [], handovers: [], fading: [] })
}

export type World = ReturnType<typeof worldOf>
