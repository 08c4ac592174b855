import type { ChunkKey } from '#contracts/chunk-key'
import type { Wanted } from '#contracts/render-port'
import type { Fingerprint } from '#contracts/track'
import { type Bytes, bytes, frames, type Milliseconds, milliseconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { sampleBytes, wavFormat, wavFrameBytes } from '#contracts/wav-layout'
import type { Tiers } from '#tiers/tiers'
import type { Asking } from '../asking'
import type { EngineLink } from '../link/engine-link'
import { bytesOfChunk, chunkKeyOf, type Sound } from '../sound'
import { type Flow, startFlow } from './flow'

/** A media element that drops a request mostly comes back for the same chunk at once. */
const usualGrace = milliseconds(2_500)

/** The renderings in progress. */
export interface Flows {
  running(key: ChunkKey): Flow | undefined
  /** The one rendering of the whole chunk, joined or started; what it gives is held in memory. */
  canonical(sound: Sound, index: number, asking: Asking, wanted: Wanted | null): Flow
  /**
   * Samples of a chunk from the frame that holds byte `from` up to byte `to`, joined or started. As far as it gets it is
   * held as a part: whoever switches away may be back in a moment.
   */
  ahead(sound: Sound, index: number, from: Bytes, to: Bytes, asking: Asking, wanted: Wanted): Flow
  /** Readers get to the end of what runs, but nothing of it is kept: of one file, or of all. */
  disown(fingerprint?: Fingerprint): void
}

/** `isStillNamed` tells whether a sound is what its name says now: what changed while it was rendered is not kept. */
export const createFlows = (
  engine: EngineLink,
  tiers: Tiers,
  isStillNamed: (sound: Sound) => Promise<boolean>,
  grace: Milliseconds = usualGrace,
): Flows => {
  const flows = new Map<string, Flow>()
  const aheads = new Map<string, Flow>()
  let disowns = 0

  /** Readers find the chunk in one place or the other at any time: in the tier before it leaves here. */
  const whileRunning = async (
    running: Map<string, Flow>,
    name: string,
    flow: Flow,
    keep: () => Promise<void>,
  ) => {
    try {
      await keep()
    } finally {
      if (running.get(name) === flow) running.delete(name)
    }
  }

  const keep = async (key: ChunkKey, flow: Flow, sound: Sound) => {
    const before = disowns
    const end = await flow.end
    if (end.kind === 'complete' && (await isStillNamed(sound)) && disowns === before)
      await tiers.hold(key, end)
  }

  const keepPart = async (key: ChunkKey, from: Bytes, flow: Flow, sound: Sound) => {
    const before = disowns
    await flow.end
    if (flow.length() > 0 && (await isStillNamed(sound)) && disowns === before)
      await tiers.holdPart(key, { contentType: wavFormat, from, bytes: flow.made() })
  }

  const makeWay = () => {
    for (const flow of flows.values()) flow.stepAside()
  }

  return {
    running: (key) => flows.get(key),
    canonical: (sound, index, asking, wanted) => {
      const key = chunkKeyOf(sound, index)
      const running = flows.get(key)
      if (wanted) running?.want(wanted)
      if (running) return running
      makeWay()
      const { track, variant, profileRevision: revision } = sound
      const flow: Flow = startFlow(engine, {
        request: { kind: 'chunk', track, variant, revision, index, skip: frames(0), wanted },
        clientId: asking.clientId,
        expected: isWav(variant) ? bytesOfChunk(sound, index) : null,
        grace,
        onGivenUp: () => flows.get(key) === flow && flows.delete(key),
      })
      flows.set(key, flow)
      asking.keepAlive(whileRunning(flows, key, flow, () => keep(key, flow, sound)))
      return flow
    },
    ahead: (sound, index, from, to, asking, wanted) => {
      const key = chunkKeyOf(sound, index)
      const skip = frames(Math.floor(from / wavFrameBytes))
      const part = `${key}+${skip}-${to}`
      const running = aheads.get(part)
      running?.want(wanted)
      if (running) return running
      makeWay()
      const { track, variant, profileRevision: revision } = sound
      const flow: Flow = startFlow(engine, {
        request: { kind: 'chunk', track, variant, revision, index, skip, wanted },
        clientId: asking.clientId,
        expected: bytes(to - sampleBytes(skip)),
        grace: milliseconds(0),
        onGivenUp: () => aheads.get(part) === flow && aheads.delete(part),
      })
      aheads.set(part, flow)
      asking.keepAlive(whileRunning(aheads, part, flow, () => keepPart(key, sampleBytes(skip), flow, sound)))
      return flow
    },
    disown: (fingerprint) => {
      disowns += 1
      for (const running of [flows, aheads])
        for (const name of running.keys())
          if (fingerprint === undefined || name.startsWith(`${fingerprint}/`)) running.delete(name)
    },
  }
}
