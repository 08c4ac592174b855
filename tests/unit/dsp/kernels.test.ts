import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { decibels, frames, hertz } from '#contracts/units'
import { equaliserSection } from '#engine/dsp/equaliser-section'
import { compressor } from '#engine/enhance/compressor'
import { equaliser } from '#engine/enhance/equaliser'
import { gain } from '#engine/enhance/gain'
import { limiter } from '#engine/enhance/limiter'
import { presetTable } from '#engine/enhance/preset-table'
import { renderEnhanced } from '#engine/enhance/render'
import { trim } from '#engine/enhance/trim'
import { width } from '#engine/enhance/width'
import { createKernels } from '#engine/kernels/kernels'
import { giveBack, takeWorkspace } from '#engine/kernels/workspace'
import type { StereoBlock } from '#engine/sound'
import { dynamics, limiting } from './busy-settings'
import { compressed, equalised, limited, widened } from './kernels-reference'
import { runStage } from './run-stage'
import { music, never, readerOf } from './signals'

const { bands } = presetTable.warm
/** Bit for bit. */
const expectSame = (one: StereoBlock, other: StereoBlock) => {
  expect(Buffer.from(one.left.buffer).equals(Buffer.from(other.left.buffer))).toBe(true)
  expect(Buffer.from(one.right.buffer).equals(Buffer.from(other.right.buffer))).toBe(true)
}

describe.each([44_100, 48_000, 96_000].map(hertz))('at %i Hz a kernel gives bit for bit', (rate) => {
  const sound = music(1, rate, 1.4)

  test.each([1, 2, 3, 4, 5])('what %i equaliser sections give', (count) => {
    const some = bands.slice(0, count)
    const sections = some.map((band) => equaliserSection(band, rate))
    expectSame(runStage(equaliser(some, rate), sound), equalised(sound, sections))
  })

  test('what the three bands give', () => {
    expectSame(runStage(compressor(dynamics, rate), sound), compressed(sound, rate, dynamics))
  })

  test('what the width gives', () => {
    const made = runStage(width({ width: 1.1, monoBass: 0.7 }, rate), sound)
    expectSame(made, widened(sound, rate, 1.1, 0.7))
  })

  test('what a limiter that filters every sample gives', () => {
    expectSame(runStage(limiter(limiting, rate), sound), limited(sound, rate))
  })

  test('what a gain in 64 bits gives', () => {
    const louder = sound.left.map((sample) => sample * 10 ** (5.5 / 20))
    expect(runStage(gain(decibels(5.5)), sound).left).toEqual(louder)
  })
})

test('any 32 bits at all come out of the trim as a level', () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, maxLength: 40 }), (samples) => {
      const left = Float32Array.from(samples)
      const { left: trimmed } = runStage(trim(), { left, right: left.slice() })
      const wanted = left.map((x) => (Number.isFinite(x) ? Math.min(16, Math.max(-16, x)) : 0))
      expect(trimmed).toEqual(wanted)
    }),
  )
})

test('a thousand renderings make no new memory, and what one leaves behind no other hears', async () => {
  const rate = hertz(44_100)
  const sound = music(2, rate, 0.9)
  const render = async (from: number) => {
    const job = {
      settings: {
        bypass: false,
        bands,
        dynamics,
        width: { width: 1.1, monoBass: 1 },
        makeup: decibels(6),
        limiter: limiting,
        forecast: { loudness: null, limiting: decibels(0), undershot: false },
      },
      rate,
      range: { from: frames(from), to: frames(from + 500) },
      total: frames(sound.left.length),
      read: readerOf(sound),
      signal: never(),
    }
    const blocks: StereoBlock[] = []
    for await (const block of renderEnhanced(job)) blocks.push(block)
    return blocks[0] as StereoBlock
  }
  const before = await render(3000)
  const instance = vi.spyOn(WebAssembly, 'Instance')
  const memory = takeWorkspace()
  const size = memory.run.memory.buffer.byteLength
  giveBack(memory)
  for (let turn = 0; turn < 1000; turn += 1) await render(turn % 4000)
  expectSame(await render(3000), before)
  expect(instance).not.toHaveBeenCalled()
  expect(memory.run.memory.buffer.byteLength).toBe(size)
  instance.mockRestore()
})

test('a reader that leaves early gives its workspace back', async () => {
  const rate = hertz(44_100)
  const sound = music(2, rate, 0.9)
  const leave = async () => {
    const settings = {
      bypass: false,
      bands,
      dynamics: null,
      width: null,
      makeup: decibels(0),
      limiter: limiting,
      forecast: { loudness: null, limiting: decibels(0), undershot: false },
    }
    const range = { from: frames(0), to: frames(2 * rate) }
    const total = frames(sound.left.length)
    for await (const _ of renderEnhanced({
      settings,
      rate,
      range,
      total,
      read: readerOf(sound),
      signal: never(),
    }))
      break
  }
  await leave()
  const instance = vi.spyOn(WebAssembly, 'Instance')
  for (let turn = 0; turn < 5; turn += 1) await leave()
  expect(instance).not.toHaveBeenCalled()
  instance.mockRestore()
})

test('kernels out of memory say so', () => {
  const kernels = createKernels()
  expect(() => kernels.doubles(300_000)).toThrow(RangeError)
})

test('memory given back is clean when it is taken again', () => {
  const kernels = createKernels()
  const mark = kernels.mark()
  kernels.floats(100).fill(1)
  kernels.release(mark)
  expect(kernels.floats(100)).toEqual(new Float32Array(100))
})
