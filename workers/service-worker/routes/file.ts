import type { ServedFrom } from '#contracts/cache-report'
import { ProblemError } from '#contracts/problem'
import { type Bytes, bytes, frames, framesIn, milliseconds, type Seconds, seconds } from '#contracts/units'
import type { Variant } from '#contracts/variant'
import { sampleBytes, wavFormat } from '#contracts/wav-layout'
import type { Tiers } from '#tiers/tiers'
import { readerOf } from '../asking'
import { type ByteRange, parseRange } from '../byte-range'
import { entityTag, isKnown, rangeStillHolds } from '../entity-tag'
import { behind } from '../flow/behind'
import { noTime } from '../flow/chunk-reader'
import {
  beginFile,
  chunkEnd,
  fileBytes,
  headOf,
  type OpenedFile,
  openFile,
  placeOf,
  type WavFile,
} from '../flow/wav-file'
import { parametersOf } from '../parameters'
import type { Pieces } from '../pieces'
import { problemResponse } from '../problem-response'
import { bytesOfChunk, chunkKeyOf, keyOf, type Sound } from '../sound'
import { type SoundAnswer, soundHeaders } from '../sound-headers'
import { type Call, type SoundParts, trackOf } from './route'

/** An open-ended range is answered with about so much, so that no response outlives the service worker. */
const shortAnswer = 2_000_000
/** What is begun for a reader goes on for so long without one. */
const foreknowledge = milliseconds(1_500)
/** An answer ends with its chunk where that is not too little. */
const worthwhile = 500_000

/** `GET` and `HEAD …/file`: the variant, whole or from `start` on, as one WAV that exists only while it is read. */
export const fileRoute =
  ({ catalogue, chunks, tiers, makeBody, stocks }: SoundParts) =>
  async (call: Call): Promise<Response> => {
    const begun = performance.now()
    const track = trackOf(call)
    const asked = parametersOf(call.req.query())
    const variant: Variant = asked.enhanced ? asked.variant : { mode: 'original', format: 'pcm' }
    const sound = await catalogue.sound(track, variant, call.env.clientId)
    const wav = startedAt(sound, asked.start)
    const total = fileBytes(wav)
    const tag = entityTag(wav.start > 0 ? `${keyOf(sound)}+${wav.start}` : keyOf(sound))
    const lookUp = milliseconds(performance.now() - begun)
    if (isKnown(call.req.header('If-None-Match'), tag)) {
      return new Response(null, { status: 304, headers: { ETag: tag, 'Cache-Control': 'no-store' } })
    }
    if (call.req.raw.method === 'HEAD') {
      const { index, offset } = placeOf(wav, placeAsked(call, total))
      const tier = await readyIn(tiers, sound, index, offset)
      return new Response(null, {
        headers: fileHeaders({ contentLength: total, tier, index, tag, timing: noTime, lookUp }),
      })
    }
    const range = rangeOf(call, tag, total)
    if (range.kind === 'unsatisfiable') {
      const detail = `The file ends after ${total} bytes`
      const headers = { 'Content-Range': `bytes */${total}`, 'Accept-Ranges': 'bytes' }
      return problemResponse({ code: 'range/not-satisfiable', detail }, headers)
    }
    const { from, to } = range.kind === 'part' ? answered(wav, range) : { from: bytes(0), to: total }
    const stock = stocks.take(tag, from)
    const reader = readerOf(call.env, call.req.raw, stock)
    if (call.req.header('Purpose') === 'prefetch') {
      reader.keepAlive(beginFile(chunks, wav, from, to, reader))
      setTimeout(reader.leave, foreknowledge)
      return new Response(null, { status: 204 })
    }
    const opening = () => openFile(chunks.open, wav, from, to, reader)
    const isEarly = isMediaWithin(call.req.raw, wav, from)
    const file = isEarly ? null : await opening()
    const head = headOf(wav, from, to)
    const body = file ? behind(head, file.samples()) : early(head, opening)
    const pieces = followed(body, () => stocks.leave(tag, to, stock))
    const { index, offset } = placeOf(wav, from)
    const headers = fileHeaders({
      contentLength: bytes(to - from),
      tier: file?.first?.tier ?? (await readyIn(tiers, sound, index, offset)),
      index,
      tag,
      timing: file?.first?.timing ?? noTime,
      lookUp: file?.first && file.first.tier !== 'MISS' ? milliseconds(performance.now() - begun) : lookUp,
    })
    if (range.kind === 'part') headers.set('Content-Range', `bytes ${from}-${to - 1}/${total}`)
    return new Response(await makeBody(pieces, reader), {
      status: range.kind === 'part' ? 206 : 200,
      headers,
    })
  }

/** Every answer says that any part of the file may be asked for. */
const fileHeaders = (answer: Omit<SoundAnswer, 'contentType'>): Headers => {
  const headers = soundHeaders({ ...answer, contentType: wavFormat })
  headers.set('Accept-Ranges', 'bytes')
  return headers
}

const startedAt = (sound: Sound, start: Seconds): WavFile => {
  const { sampleRate, totalFrames } = sound.facts
  const first = frames(Math.round(start * sampleRate))
  if (first > 0 && first >= totalFrames) {
    const detail = `start: the track ends after ${totalFrames / sampleRate} seconds`
    throw new ProblemError({ code: 'parameter/invalid', detail, parameter: 'start' })
  }
  return { sound, start: first }
}

/**
 * A media element in the middle of a sound is answered before there is any: it takes in the header meanwhile, and one that
 * seeks turns away from its last request, which the service worker only learns once it has answered. What goes wrong then
 * ends the answer, and elements tell no more of a status than of that.
 */
const isMediaWithin = ({ destination }: Request, { start }: WavFile, from: Bytes): boolean =>
  (destination === 'audio' || destination === 'video') && (from > 0 || start > 0)

/** The header at once, the samples when they are there. */
const early = async function* (head: Uint8Array<ArrayBuffer>, opening: () => Promise<OpenedFile>): Pieces {
  if (head.byteLength > 0) yield head
  const file = await opening()
  yield* file.samples()
}

/** `after` is called once a reader has all of it. */
const followed = async function* (pieces: Pieces, after: () => void): Pieces {
  yield* pieces
  after()
}

const whole: ByteRange = { kind: 'whole' }

const rangeOf = (call: Call, tag: string, total: Bytes): ByteRange =>
  rangeStillHolds(call.req.header('If-Range'), tag) ? parseRange(call.req.header('Range'), total) : whole

/** Whose sound is there for so long from a place on is ready to be heard there. */
const ready = seconds(2)

const readyIn = (tiers: Tiers, sound: Sound, index: number, offset: Bytes): Promise<ServedFrom> => {
  const until = offset + sampleBytes(framesIn(ready, sound.facts.sampleRate))
  return tiers.whereIs(chunkKeyOf(sound, index), offset, bytes(Math.min(bytesOfChunk(sound, index), until)))
}

/** A `HEAD` has no range: where one is named, it only says which place's tier is meant. */
const placeAsked = (call: Call, total: Bytes): Bytes => {
  const range = parseRange(call.req.header('Range'), total)
  return range.kind === 'part' ? range.from : bytes(0)
}

type Part = Extract<ByteRange, { kind: 'part' }>

/** What is answered: a closed range exactly, an open one up to a good place to come back at. */
const answered = (wav: WavFile, { from, to, open }: Part): Pick<Part, 'from' | 'to'> => {
  if (!open) return { from, to }
  const chunk = chunkEnd(wav, placeOf(wav, from).index)
  const short = from + shortAnswer
  const end = chunk - from >= worthwhile ? Math.min(chunk, short) : short
  return { from, to: bytes(Math.min(end, to)) }
}
