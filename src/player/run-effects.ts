import { assertNever } from '#contracts/assert-never'
import { type Decibels, milliseconds, type Seconds, seconds } from '#contracts/units'
import type { Effect } from './effect'
import type { OutputEvent, OutputId } from './event'
import { fadeOver } from './fade-over'
import { createHandover } from './handover'
import type { Level, Output, OutputReport } from './output/output'
import { createOutputLevel, lowered, type OutputLevel } from './output-level'
import type { Programme } from './programme'
import { quickFade } from './quick-fade'
import { takeTurn } from './take-turn'

/** A sound that is ready and does not begin by then is no reason to go on with another one. */
const longestBeginning = milliseconds(150)

export type MakeOutput = (
  programme: Programme,
  level: Level,
  report: (report: OutputReport) => void,
) => Output

export interface EffectRunner {
  run(effect: Effect): void
  /** Track time of an output, null once it was released. */
  position(output: OutputId): Seconds | null
  /** Lets an output report at once where it is. */
  look(output: OutputId): void
  dispose(): void
}

interface Held {
  readonly output: Output
  readonly level: OutputLevel
  /** Ends with the output, and with it every handover from or to it. */
  readonly released: AbortController
}

/** Carries out effects on real outputs. Outcomes come back as events, each under its output's own number. */
export const createEffectRunner = (
  makeOutput: MakeOutput,
  initialLevel: Level,
  dispatch: (event: OutputEvent) => void,
): EffectRunner => {
  const held = new Map<OutputId, Held>()
  const { handOver } = createHandover()
  let level = initialLevel

  const prepare = async (id: OutputId, programme: Programme, position: Seconds, gain: Decibels) => {
    const output = makeOutput(programme, lowered(level, gain), (report) => hear(id, report))
    held.set(id, { output, level: createOutputLevel(output, level, gain), released: new AbortController() })
    const prepared = await output.prepare(position)
    switch (prepared.status) {
      case 'ready':
        return dispatch({ kind: 'output-ready', output: id, duration: prepared.duration })
      case 'failed':
        return dispatch({ kind: 'output-failed', output: id, problem: prepared.problem })
      case 'released':
        return
      default:
        return assertNever(prepared)
    }
  }

  const handOverTo = async (fromId: OutputId, toId: OutputId) => {
    const [from, to] = [held.get(fromId), held.get(toId)]
    if (!from || !to) return
    const ended = AbortSignal.any([from.released.signal, to.released.signal])
    if (await handOver(from.output, to.output, ended)) dispatch({ kind: 'handed-over', output: toId })
  }

  /** The output that still sounds while another one takes its place. */
  let leaving: { readonly from: OutputId; readonly to: OutputId } | null = null
  let patience: ReturnType<typeof setTimeout> | undefined
  const leave = () => {
    if (leaving === null) return
    clearTimeout(patience)
    const { from } = leaving
    leaving = null
    release(from)
  }
  const fadeAndLeave = () => {
    const from = leaving && held.get(leaving.from)?.output
    if (from) quickFade((share) => from.setShare(1 - share))
    leave()
  }

  const replace = (from: OutputId, to: OutputId) => {
    leave()
    leaving = { from, to }
    patience = setTimeout(leave, longestBeginning)
    held.get(to)?.output.play()
  }

  const hear = (id: OutputId, report: OutputReport) => {
    if (report.kind === 'playing' && id === leaving?.to) fadeAndLeave()
    dispatch(eventOf(id, report))
  }

  const takeTurnOf = (fromId: OutputId, toId: OutputId) => {
    const [from, to] = [held.get(fromId), held.get(toId)]
    if (!from || !to) return
    void takeTurn(from.output, to.output, AbortSignal.any([from.released.signal, to.released.signal]))
  }

  const crossFade = (fromId: OutputId, toId: OutputId, length: Seconds) => {
    const [from, to] = [held.get(fromId), held.get(toId)]
    if (!from || !to) return
    const endings = { dropped: from.released.signal, released: to.released.signal }
    void fadeOver(from.output, to.output, length, endings)
  }

  let looking: ReturnType<typeof setTimeout> | undefined
  const lookAgain = (id: OutputId, after: Seconds) => {
    clearTimeout(looking)
    looking = setTimeout(() => held.get(id)?.output.look(), after * 1000)
  }

  const release = (id: OutputId) => {
    const one = held.get(id)
    held.delete(id)
    one?.level.stop()
    one?.output.release()
    one?.released.abort()
  }

  const run = (effect: Effect): void => {
    switch (effect.kind) {
      case 'prepare':
        // Two elements are all there are.
        leave()
        void prepare(effect.output, effect.programme, effect.position, effect.gain)
        break
      case 'play':
        held.get(effect.output)?.output.play()
        break
      case 'pause':
        leave()
        held.get(effect.output)?.output.pause()
        break
      case 'seek':
        void held.get(effect.output)?.output.seek(effect.position)
        break
      case 'follow':
        held.get(effect.output)?.output.follow(effect.next)
        break
      case 'hand-over':
        void handOverTo(effect.from, effect.to)
        break
      case 'replace':
        replace(effect.from, effect.to)
        break
      case 'take-turn':
        takeTurnOf(effect.from, effect.to)
        break
      case 'cross-fade':
        crossFade(effect.from, effect.to, effect.length)
        break
      case 'look-again':
        lookAgain(effect.output, effect.after)
        break
      case 'release':
        release(effect.output)
        break
      case 'set-gain':
        held.get(effect.output)?.level.setGain(effect.gain)
        break
      case 'set-level':
        level = effect.level
        for (const one of held.values()) one.level.setLevel(level)
        break
      default:
        assertNever(effect)
    }
  }

  return {
    run,
    position: (id) => held.get(id)?.output.position() ?? null,
    look: (id) => held.get(id)?.output.look(),
    dispose: () => {
      clearTimeout(looking)
      leave()
      for (const id of [...held.keys()]) release(id)
    },
  }
}

const eventOf = (output: OutputId, report: OutputReport): OutputEvent => {
  switch (report.kind) {
    case 'playing':
      return { kind: 'output-playing', output }
    case 'waiting':
      return { kind: 'output-waiting', output }
    case 'paused':
      return { kind: 'output-paused', output }
    case 'resumed':
      return { kind: 'output-resumed', output }
    case 'refused':
      return { kind: 'output-refused', output }
    case 'ended':
      return { kind: 'output-ended', output }
    case 'clock':
      return { kind: 'output-clock', output, position: seconds(report.position) }
    case 'crossed':
      return { ...report, kind: 'output-crossed', output }
    case 'unjoined':
      return { ...report, kind: 'output-unjoined', output }
    case 'failed':
      return { kind: 'output-failed', output, problem: report.problem }
    default:
      return assertNever(report)
  }
}
