import { chunkDuration, totalChunks } from '#contracts/chunking'
import type { StreamMetadata } from '#contracts/stream-metadata'
import { secondsOf } from '#contracts/units'
import { entityTag, isKnown } from '../entity-tag'
import { parametersOf } from '../parameters'
import { keyOf } from '../sound'
import { type Call, type SoundParts, trackOf } from './route'

/** `GET …/metadata`: everything a player plans with, before it asks for any sound. */
export const metadataRoute =
  ({ catalogue }: SoundParts) =>
  async (call: Call): Promise<Response> => {
    const track = trackOf(call)
    const { enhanced, preset, intensity, variant } = parametersOf(call.req.query())
    const { clientId } = call.env
    const sound = await catalogue.sound(track, variant, clientId)
    const form = await catalogue.form(sound, clientId)
    const tag = entityTag(keyOf(sound))
    const headers = { ETag: tag, 'Cache-Control': 'no-store' }
    if (isKnown(call.req.header('If-None-Match'), tag)) return new Response(null, { status: 304, headers })
    const { sampleRate, totalFrames } = sound.facts
    const metadata: StreamMetadata = {
      track_id: track,
      duration: secondsOf(totalFrames, sampleRate),
      total_chunks: totalChunks(sound.facts),
      chunk_duration: chunkDuration,
      format: form.format,
      enhanced,
      preset,
      intensity,
      supports_seeking: true,
      sample_rate: sampleRate,
      channels: 2,
      total_frames: totalFrames,
      lead_in: secondsOf(form.leadIn, sampleRate),
      timestamps: form.timestamps,
    }
    return Response.json(metadata, { headers })
  }
