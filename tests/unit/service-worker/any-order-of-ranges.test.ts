import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes } from '#contracts/units'
import { intensityOf, type Variant } from '#contracts/variant'
import { wavHeader } from '#contracts/wav-layout'
import { bytesOf, createFakeApp } from './fake-app'
import { createFakeEngine } from './fake-engine'
import { rate, sampleBytesBetween, totalFrames } from './fake-sound'

const variant: Variant = { mode: 'enhanced', preset: 'gentle', intensity: intensityOf(1) }
const model = Buffer.concat([wavHeader(totalFrames, rate), sampleBytesBetween(variant, 0, totalFrames * 4)])
const total = model.byteLength

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

test('ranges in any order, over any state of the cache, give the bytes of one file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1_000, max: 50_000 }),
      fc.constantFrom(100_000, 130_000, 1_000_000),
      async (steps, pieceBytes, budget) => {
        const { ask } = createFakeApp({ engine: createFakeEngine({ pieceBytes }), budget: bytes(budget) })
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
        for (const { range: asked, manner } of steps) {
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
