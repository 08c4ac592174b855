import { describe, expect, test } from 'vitest'
import { seconds } from '#contracts/units'
import { type AppendTarget, createBufferOperations } from '#player/output/mse/buffer-operations'

/** A SourceBuffer that throws, as a real one does, when it is touched while it works. */
const createFakeBuffer = () => {
  const calls: string[] = []
  let updating = false
  let outcome: 'updateend' | 'error' | 'full' = 'updateend'
  const work = (name: string) => {
    if (updating) throw new DOMException('busy', 'InvalidStateError')
    if (outcome === 'full') throw new DOMException('full', 'QuotaExceededError')
    updating = true
    calls.push(name)
    setTimeout(() => {
      updating = false
      target.dispatchEvent(new Event(outcome))
    })
  }
  const target = Object.assign(new EventTarget(), {
    updating: false,
    mode: 'segments' as AppendMode,
    timestampOffset: 0,
    appendWindowStart: 0,
    appendWindowEnd: Number.POSITIVE_INFINITY,
    buffered: { length: 0, start: () => 0, end: () => 0 },
    abort: () => calls.push('abort'),
    appendBuffer: (source: BufferSource) => work(`append ${source.byteLength}`),
    changeType: (type: string) => calls.push(`type ${type}`),
    remove: (from: number, to: number) => work(`remove ${from} ${to}`),
  })
  const buffer: AppendTarget = target
  return { target: buffer, calls, setOutcome: (next: typeof outcome) => (outcome = next) }
}

const operationsOf = (target: AppendTarget, isOpen = true) => {
  const closing = new AbortController()
  return {
    operations: createBufferOperations(target, () => isOpen, closing.signal),
    close: () => closing.abort(),
  }
}

describe('operations on a source buffer', () => {
  test('wait for one another, in the order they were asked for', async () => {
    const { target, calls } = createFakeBuffer()
    const { operations } = operationsOf(target)
    const all = [
      operations.append(new Uint8Array(3)),
      operations.remove({ from: seconds(0), to: seconds(30) }),
      operations.append(new Uint8Array(5)),
    ]
    await Promise.all(all)
    expect(calls).toEqual(['append 3', 'remove 0 30', 'append 5'])
  })

  test('say when the buffer is full and when it does not understand, and go on after', async () => {
    const { target, setOutcome } = createFakeBuffer()
    const { operations } = operationsOf(target)
    setOutcome('full')
    expect(await operations.append(new Uint8Array(1))).toBe('full')
    setOutcome('error')
    expect(await operations.append(new Uint8Array(1))).toBe('failed')
    setOutcome('updateend')
    expect(await operations.append(new Uint8Array(1))).toBe('appended')
  })

  test('set the window anew after an abort, which forgets it', async () => {
    const { target, calls } = createFakeBuffer()
    const { operations } = operationsOf(target)
    await operations.place({ mode: 'segments', timestampOffset: 9.975, windowStart: 10, windowEnd: 61.5 })
    expect(calls).toEqual(['abort'])
    expect(target).toMatchObject({ timestampOffset: 9.975, appendWindowStart: 10, appendWindowEnd: 61.5 })
  })

  test('do not abort a stream that was ended, as that would throw', async () => {
    const { target, calls } = createFakeBuffer()
    const { operations } = operationsOf(target, false)
    await operations.place({ mode: 'segments', timestampOffset: 0, windowStart: 0, windowEnd: 10 })
    expect(calls).toEqual([])
  })

  test('end with their output', async () => {
    const { target, calls } = createFakeBuffer()
    const { operations, close } = operationsOf(target)
    close()
    expect(await operations.append(new Uint8Array(1))).toBe('failed')
    await operations.remove({ from: seconds(0), to: seconds(1) })
    expect(calls).toEqual([])
  })
})
