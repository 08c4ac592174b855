import type { ChunkKey } from '#contracts/chunk-key'
import type { Fingerprint } from '#contracts/track'
import { type Bytes, bytes, frames, type Milliseconds, milliseconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { wavFrameBytes } from '#contracts/wav-layout'
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
  canonical(sound: Sound, index: number, asking: Asking, isAwaited?: boolean): Flow
  /** Samples of a chunk from the frame that holds byte `from` up to byte `to`, joined or started, kept nowhere. */
  ahead(sound: Sound, index: number, from: Bytes, to: Bytes, asking: Asking): Flow
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

  const keep = async (key: ChunkKey, flow: Flow, sound: Sound) => {
    const end = await flow.end
    // Readers find the chunk in one place or the other at any time: in the tier before it leaves here.
    try {
      if (end.kind === 'complete' && (await isStillNamed(sound)) && flows.get(key) === flow)
        await tiers.hold(key, end)
    } finally {
      if (flows.get(key) === flow) flows.delete(key)
    }
  }

  const makeWay = () => {
    for (const flow of flows.values()) flow.stepAside()
  }

  return {
    running: (key) => flows.get(key),
    canonical: (sound, index, asking, isAwaited = true) => {
      const key = chunkKeyOf(sound, index)
      const running = flows.get(key)
      if (running) return running
      makeWay()
      const { track, variant } = sound
      const flow: Flow = startFlow(engine, {
        request: { kind: 'chunk', track, variant, index, skip: frames(0), isAwaited },
        clientId: asking.clientId,
        expected: isWav(variant) ? bytesOfChunk(sound, index) : null,
        grace,
        onGivenUp: () => flows.get(key) === flow && flows.delete(key),
      })
      flows.set(key, flow)
      asking.keepAlive(keep(key, flow, sound))
      return flow
    },
    ahead: (sound, index, from, to, asking) => {
      const skip = frames(Math.floor(from / wavFrameBytes))
      const part = `${chunkKeyOf(sound, index)}+${skip}-${to}`
      const running = aheads.get(part)
      if (running) return running
      makeWay()
      const { track, variant } = sound
      const forget = () => aheads.get(part) === flow && aheads.delete(part)
      const flow: Flow = startFlow(engine, {
        request: { kind: 'chunk', track, variant, index, skip, isAwaited: true },
        clientId: asking.clientId,
        expected: bytes(to - skip * wavFrameBytes),
        grace: milliseconds(0),
        onGivenUp: forget,
      })
      aheads.set(part, flow)
      asking.keepAlive(flow.end.finally(forget))
      return flow
    },
    disown: (fingerprint) => {
      for (const running of [flows, aheads])
        for (const key of running.keys())
          if (fingerprint === undefined || key.startsWith(`${fingerprint}/`)) running.delete(key)
    },
  }
}
