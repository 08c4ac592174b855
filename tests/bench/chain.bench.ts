import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { assemblyScript } from '../../scripts/assembly-script.mjs'
import { serveFolder } from '../../scripts/static-server.mjs'
import { test } from '../support/test'
import type { measureChain, soundMeasured } from './chain-work'
import { report } from './figures'

type Figures = Awaited<ReturnType<typeof measureChain>>

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.cache', 'chain')
const bundle = join(folder, 'chain-work.js')

/** The chain as the engine's bundle has it, alone: compiled and minified alike. */
const buildWork = () =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [assemblyScript()],
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: 'tests/bench/chain-work.ts', formats: ['es'], fileName: () => 'chain-work.js' },
    },
  })

const inNode = (): Figures => {
  const script = `import { measureChain } from '${pathToFileURL(bundle)}'; console.log(JSON.stringify(await measureChain()))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    maxBuffer: 2 ** 24,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

const promised: Readonly<Record<string, string>> = { 'whole chain': '200', seek: '60' }
const called: Readonly<Record<string, string>> = {
  'whole chain': '30 s through the whole chain',
  seek: 'first second after a seek, chain',
  profile: 'full profile, times real time',
}

const reportFigures = (where: string, first: number, figures: Figures) => {
  for (const [index, [name, values]] of Object.entries(figures).entries()) {
    const what = `${called[name] ?? `  of it: ${name}`}, ${where}`
    const unit = name === 'profile' ? 's/s' : 'ms'
    const budget = promised[name]
    report({ order: first + index, what, unit, values, ...(budget ? { budget } : {}) })
  }
}

let nodeWhole: readonly number[] = []

test.beforeAll(async () => {
  await buildWork()
})

test('chain in Node', () => {
  const figures = inNode()
  nodeWhole = figures['whole chain'] ?? []
  reportFigures('Node', 110, figures)
})

test('chain in a worker of Chromium', async ({ page }) => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  const worker = "import { measureChain } from './chain-work.js'; postMessage(await measureChain())"
  writeFileSync(join(folder, 'worker.js'), worker)
  const server = await serveFolder({ folder })
  try {
    await page.goto(server.url)
    const figures = await page.evaluate(
      () =>
        new Promise<Record<string, number[]>>((resolve, reject) => {
          const worker = new Worker('worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
        }),
    )
    reportFigures('Chromium', 120, figures)
  } finally {
    await server.close()
  }
})

const equalisers = ['150:g=1.5', '400:g=1.2', '1500:g=0.3', '5000:g=-0.3', '9000:g=-0.8']
  .map((band) => `equalizer=t=q:w=0.7:f=${band}`)
  .join()
const bandOfThree = '0.03,0.12 6 -90/-90,-30/-30,0/-16.4'
const compressors = {
  'three bands (mcompand)': `mcompand=args='${['140', '2800', '20000'].map((edge) => `${bandOfThree} ${edge}`).join(' | ')}'`,
  'one band (acompressor)': 'acompressor=threshold=0.03:ratio=2.2:attack=30:release=120',
}
const limiting =
  'volume=6dB,aresample=176400,alimiter=limit=0.89:attack=10:release=150:level=0,aresample=44100'

/** Milliseconds of a whole run of native ffmpeg on one core, its start included. */
const ffmpegTimes = (sound: string, filters: string) =>
  Array.from({ length: 15 }, () => {
    const oneCore = ['-threads', '1', '-filter_threads', '1']
    const input = ['-f', 'f32le', '-ar', '44100', '-ac', '2', '-i', sound]
    const started = performance.now()
    const run = spawnSync('ffmpeg', ['-v', 'error', ...oneCore, ...input, '-af', filters, '-f', 'null', '-'])
    if (run.status !== 0) throw new Error(String(run.stderr))
    return performance.now() - started
  })

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

test('the like in native ffmpeg', async () => {
  const work: { soundMeasured: typeof soundMeasured } = await import(pathToFileURL(bundle).href)
  const sound = join(folder, 'sound.raw')
  writeFileSync(sound, work.soundMeasured())
  const idle = ffmpegTimes(sound, 'anull')
  report({ order: 130, what: '30 s through native ffmpeg, no filter (peer)', unit: 'ms', values: idle })
  for (const [index, [name, filter]] of Object.entries(compressors).entries()) {
    const values = ffmpegTimes(sound, [equalisers, filter, 'extrastereo=m=1.05', limiting].join())
    const net = median(values) - median(idle)
    const order = 131 + 2 * index
    report({ order, what: `30 s, ffmpeg, ${name} (peer)`, unit: 'ms', values })
    const ratio = nodeWhole.map((whole) => whole / net)
    report({
      order: order + 1,
      what: `  our chain in Node to that less its start (${index + 1})`,
      unit: 'x',
      values: ratio,
      budget: '0.5',
    })
  }
})
