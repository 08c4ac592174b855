import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkKey } from '#contracts/chunk-key'
import type { Lead } from '#contracts/lead'
import type { Fingerprint } from '#contracts/track'
import { bytes, frames } from '#contracts/units'
import { intensityOf, type Variant } from '#contracts/variant'
import { wavHeader } from '#contracts/wav-layout'
import { bytesOf, createFakeApp } from './fake-app'
import { createFakeEngine } from './fake-engine'
import { rate, sampleBytesBetween, totalFrames } from './fake-sound'

const variant: Variant = { mode: 'enhanced', preset: 'gentle', intensity: intensityOf(1) }
const model = Buffer.concat([wavHeader(totalFrames, rate), sampleBytesBetween(variant, 0, totalFrames * 4)])
const total = model.byteLength
/** The file as it is from a frame on. */
const modelFrom = (start: number) =>
  Buffer.concat([
    wavHeader(frames(totalFrames - start), rate),
    sampleBytesBetween(variant, start * 4, totalFrames * 4),
  ])

const offset = fc.oneof(
  fc.nat({ max: total - 1 }),
  // Around the header and the borders of chunks, where mistakes live.
  fc
    .tuple(fc.constantFrom(0, 44, 44 + 120_000, 44 + 240_000, total), fc.integer({ min: -9, max: 9 }))
    .map(([border, away]) => Math.min(total - 1, Math.max(0, border + away))),
)
const range = fc.oneof(
  fc.tuple(offset, offset).map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`),
  offset.map((from) => `${from}-`),
  offset.map((from) => `-${total - from}`),
)
const step = fc.record({
  range,
  /** How the asker behaves: reads all, leaves after the first bytes, or asks for the next thing meanwhile. */
  manner: fc.constantFrom('reads', 'leaves', 'hurries'),
})

/** Seconds of a chunk that the engine hands over beforehand. */
const lead = fc.record({
  index: fc.nat({ max: 2 }),
  from: fc.oneof(fc.constant(0), fc.nat({ max: 119_999 })),
  length: fc.integer({ min: 1, max: 40_000 }),
})
const leadOf = ({ index, from, length }: { index: number; from: number; length: number }): Lead => {
  const begin = index * 120_000
  const end = Math.min(begin + 120_000, totalFrames * 4)
  const first = Math.min(begin + from, end - 1)
  const { buffer } = sampleBytesBetween(variant, first, Math.min(first + length, end))
  const source = { fingerprint: 'aaaa' as Fingerprint, profileRevision: '1-full' }
  return { key: chunkKey(source, variant, index), from: bytes(first - begin), samples: buffer, drops: 0 }
}

test('ranges in any order, over any state of the cache, give the bytes of one file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: step }, lead), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1_000, max: 50_000 }),
      fc.constantFrom(100_000, 130_000, 1_000_000),
      async (steps, pieceBytes, budget) => {
        const { ask, tiers } = createFakeApp({
          engine: createFakeEngine({ pieceBytes }),
          budget: bytes(budget),
        })
        const check = async (response: Response) => {
          const [, from, to, size] =
            /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '') ?? []
          const body = await bytesOf(response)
          expect(response.status).toBe(206)
          expect(Number(size)).toBe(total)
          expect(Number(response.headers.get('Content-Length'))).toBe(body.byteLength)
          expect(Buffer.compare(body, model.subarray(Number(from), Number(to) + 1))).toBe(0)
        }
        const meanwhile: Promise<void>[] = []
        for (const step of steps) {
          if (!('range' in step)) {
            await tiers.holdLead(leadOf(step))
            continue
          }
          const { range: asked, manner } = step
          const response = await ask('api/audio/stream/7/file?enhanced=true&preset=gentle', {
            headers: { Range: `bytes=${asked}` },
          })
          if (manner === 'leaves') {
            const reader = response.body?.getReader()
            await reader?.read()
            await reader?.cancel()
          } else if (manner === 'hurries') meanwhile.push(check(response))
          else await check(response)
        }
        await Promise.all(meanwhile)
      },
    ),
    { numRuns: 60 },
  )
})

test('a file from any frame on is the end of the whole, at every range', async () => {
  const { ask } = createFakeApp({ engine: createFakeEngine({ pieceBytes: 7_000 }), budget: bytes(1_000_000) })
  const tags = new Set<string | null>()
  const starts = fc.oneof(
    fc.nat({ max: totalFrames - 1 }),
    fc.constantFrom(0, 29_999, 30_000, 30_001, 75_499),
  )
  await fc.assert(
    fc.asyncProperty(starts, fc.nat({ max: 100_000 }), async (start, from) => {
      const file = modelFrom(start)
      const first = Math.min(from, file.byteLength - 1)
      const response = await ask(
        `api/audio/stream/7/file?enhanced=true&preset=gentle&start=${(start / rate).toFixed(3)}`,
        { headers: { Range: `bytes=${first}-` } },
      )
      const [, , to, size] =
        /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '') ?? []
      expect(Number(size)).toBe(file.byteLength)
      expect(Buffer.compare(await bytesOf(response), file.subarray(first, Number(to) + 1))).toBe(0)
      tags.add(response.headers.get('ETag'))
    }),
    { numRuns: 60 },
  )
  expect(tags.size).toBeGreaterThan(15)
})

test('a file that would begin behind the end is refused', async () => {
  const { ask } = createFakeApp({ engine: createFakeEngine({}), budget: bytes(1_000_000) })
  for (const start of ['75.5', '1000', '-1', 'x', '']) {
    const response = await ask(`api/audio/stream/7/file?enhanced=true&start=${start}`)
    expect(response.status, start).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'parameter/invalid', parameter: 'start' })
  }
})
