import type { Backend } from './backend/face'
import type { TrackId } from './contracts/track'
import { milliseconds } from './contracts/units'
import type { Enhanced } from './contracts/variant'
import { enhancementOf } from './player/choices'
import type { PlayableTrack, Player, PlayerView } from './player/face'

/** A slider that is dragged asks once it rests. */
const rest = milliseconds(200)
/** A track that is not analysed yet is asked about again. */
const retry = milliseconds(5_000)

interface Question {
  readonly track: TrackId
  readonly variant: Enhanced
}

const keyOf = ({ track, variant }: Question) => `${track}/${variant.preset}/${variant.intensity}`

/** What is heard and what follows, once the engine has time: nothing may compete with sound on its way. */
const questionsOf = (view: PlayerView): readonly Question[] => {
  if (view.playback !== 'playing' && view.playback !== 'paused') return []
  const questionOf = (track: PlayableTrack): Question => {
    const chosen = { enhancement: view.enhancementForAll, remembered: view.remembered }
    const { preset, intensity } = enhancementOf(chosen, track)
    return { track: track.id, variant: { mode: 'enhanced', preset, intensity } }
  }
  return [view.track, view.upcoming].flatMap((track) => (track ? questionOf(track) : []))
}

/** Tells the player how loud the current and the next track are, original and enhanced. */
export const tellLoudness = (player: Player, report: Backend['report']): void => {
  /** Asked since this track is the current one and lands here: a better profile may have come while another one played. */
  let answered = new Set<string>()
  let current: TrackId | undefined
  let target = player.view().target
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false

  const askSoon = (time = rest) => {
    clearTimeout(timer)
    timer = setTimeout(ask, time)
  }
  const ask = async () => {
    const question = questionsOf(player.view()).find((one) => !answered.has(keyOf(one)))
    if (!question || isAsking) return
    isAsking = true
    const landing = target
    const found = await report(question.track, question.variant).finally(() => {
      isAsking = false
    })
    if (found && landing === target) {
      answered.add(keyOf(question))
      player.loudnessKnown(question.track, question.variant, landing, found.loudness)
    }
    askSoon(found ? rest : retry)
  }
  player.subscribe((view) => {
    if (view.track?.id !== current || view.target !== target) answered = new Set()
    current = view.track?.id
    target = view.target
    if (questionsOf(view).some((one) => !answered.has(keyOf(one)))) askSoon()
  })
}
