import { expect } from '@playwright/test'
import { type Answer, type Api, jsonOf } from './api'

type Query = Readonly<Record<string, string | number | boolean>>

export interface Metadata {
  readonly track_id: number
  readonly duration: number
  readonly total_chunks: number
  readonly chunk_duration: number
  readonly format: string
  readonly sample_rate: number
  readonly channels: number
  readonly total_frames: number
  readonly lead_in: number
  readonly timestamps: 'self' | 'sequence'
}

export const metadataOf = async (api: Api, track: number, query: Query): Promise<Metadata> => {
  const answer = await api.metadata(track, query)
  expect(answer.status, new TextDecoder().decode(answer.bytes)).toBe(200)
  return jsonOf(answer)
}

/** All chunks of a variant, in order. */
export const chunksOf = async (
  api: Api,
  track: number,
  query: Query,
  count: number,
): Promise<readonly Answer[]> => {
  const chunks: Answer[] = []
  for (let index = 0; index < count; index++) {
    const chunk = await api.chunk(track, index, query)
    const said = chunk.status === 200 ? '' : new TextDecoder().decode(chunk.bytes)
    expect(chunk.status, `chunk ${index}: ${said}`).toBe(200)
    chunks.push(chunk)
  }
  return chunks
}

export const joined = (answers: readonly Answer[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(answers.map(({ bytes }) => bytes)))
