import { beforeEach, expect, test, vi } from 'vitest'

/** An ffmpeg that does what it is told only as far as a test lets it. */
const made: FakeFfmpeg[] = []
class FakeFfmpeg {
  isTerminated = false
  readonly asked: string[] = []
  finish: (exitCode: number) => void = () => {}
  constructor() {
    made.push(this)
  }
  load = async () => true
  on = () => {}
  off = () => {}
  exec = (args: readonly string[]) =>
    new Promise<number>((resolve) => {
      this.asked.push(args.join(' '))
      this.finish = resolve
    })
  terminate = () => {
    this.isTerminated = true
  }
}
vi.mock('@ffmpeg/ffmpeg', () => ({ FFmpeg: FakeFfmpeg }))
vi.mock('../../../workers/engine/ffmpeg/core-assets', () => ({ coreScript: '', coreWasm: '' }))

const { runFfmpeg } = await import('#engine/ffmpeg/run-ffmpeg')
const { discardInstance } = await import('#engine/ffmpeg/instance')

beforeEach(() => {
  discardInstance()
  made.length = 0
})

const run = (name: string, signal = new AbortController().signal) =>
  runFfmpeg({ args: [name], mounts: [], reads: [], signal })
const asked = () => made.map((one) => one.asked)

test('what is given up ends its instance, and the next command has one of its own', async () => {
  const giveUp = new AbortController()
  const first = run('first', giveUp.signal)
  await vi.waitFor(() => expect(asked()).toEqual([['first']]))
  const second = run('second')
  giveUp.abort(new Error('superseded'))
  await expect(first).rejects.toThrow('superseded')
  expect(made[0]?.isTerminated).toBe(true)
  await vi.waitFor(() => expect(asked()).toEqual([['first'], ['second']]))
  made[1]?.finish(0)
  expect(await second).toMatchObject({ exitCode: 0 })
  expect(made[1]?.isTerminated).toBe(false)
})

test('what is given up while it waits is never begun, and what runs goes on', async () => {
  const giveUp = new AbortController()
  const first = run('first')
  const second = run('second', giveUp.signal)
  await vi.waitFor(() => expect(asked()).toEqual([['first']]))
  giveUp.abort(new Error('superseded'))
  await expect(second).rejects.toThrow('superseded')
  const third = run('third')
  made[0]?.finish(0)
  expect(await first).toMatchObject({ exitCode: 0 })
  await vi.waitFor(() => expect(asked()).toEqual([['first', 'third']]))
  made[0]?.finish(0)
  await third
})
