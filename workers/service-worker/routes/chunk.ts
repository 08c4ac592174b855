import { totalChunks } from '#contracts/chunking'
import { ProblemError, problem } from '#contracts/problem'
import { bytes, milliseconds } from '#contracts/units'
import { isWav } from '#contracts/variant'
import { wavHeader } from '#contracts/wav-layout'
import { readerOf } from '../asking'
import { entityTag, isKnown } from '../entity-tag'
import { behind } from '../flow/behind'
import { parametersOf } from '../parameters'
import { bytesOfChunk, framesOfChunk, keyOf, type Sound } from '../sound'
import { soundHeaders } from '../sound-headers'
import { type Call, type SoundParts, trackOf, wholeNumber } from './route'

/** `GET …/chunk/{index}`: one chunk; a WAV stands alone behind a header of its own. */
export const chunkRoute =
  ({ catalogue, chunks, makeBody }: SoundParts) =>
  async (call: Call): Promise<Response> => {
    const begun = performance.now()
    const track = trackOf(call)
    const { variant } = parametersOf(call.req.query())
    const sound = await catalogue.sound(track, variant, call.env.clientId)
    const index = indexIn(sound, call.req.param('index'))
    const tag = entityTag(keyOf(sound))
    const lookUp = milliseconds(performance.now() - begun)
    if (isKnown(call.req.header('If-None-Match'), tag)) {
      return new Response(null, { status: 304, headers: { ETag: tag, 'Cache-Control': 'no-store' } })
    }
    const reader = readerOf(call.env, call.req.raw)
    const header = isWav(variant)
      ? wavHeader(framesOfChunk(sound, index), sound.facts.sampleRate)
      : new Uint8Array()
    const end = isWav(variant) ? bytesOfChunk(sound, index) : null
    const part = await chunks.open(sound, index, bytes(0), end, reader)
    const { contentType, tier, timing } = part
    const found = tier === 'MISS' ? lookUp : milliseconds(performance.now() - begun)
    const contentLength = part.length === null ? null : bytes(header.byteLength + part.length)
    return new Response(await makeBody(behind(header, part.pieces()), reader), {
      headers: soundHeaders({ contentType, contentLength, tier, index, tag, timing, lookUp: found }),
    })
  }

/** Throws `chunk/out-of-range` for anything but the index of a chunk of this sound. */
const indexIn = (sound: Sound, segment: string | undefined): number => {
  const index = wholeNumber(segment)
  const count = totalChunks(sound.facts)
  if (index !== undefined && index < count) return index
  const detail = `There is no chunk "${segment}": this track has ${count}, counted from 0`
  throw new ProblemError(problem('chunk/out-of-range', detail))
}
