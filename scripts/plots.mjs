// Draws the pictures of docs/plots from the engine's own code.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { installPackages, root } from './packages.mjs'
import { adaptivePicture } from './plots/adaptive.mjs'
import { compressorPicture, crossoverPicture, limiterPicture } from './plots/dynamics.mjs'
import { openEngine } from './plots/engine.mjs'
import { equaliserPicture, interpolatorPicture, weightingPicture, widthPicture } from './plots/tone.mjs'
import { findChromium, installPrograms } from './programs.mjs'

const pictures = {
  adaptive: adaptivePicture,
  compressor: compressorPicture,
  crossover: crossoverPicture,
  equaliser: equaliserPicture,
  interpolator: interpolatorPicture,
  'k-weighting': weightingPicture,
  limiter: limiterPicture,
  width: widthPicture,
}

/** A few flat colours need no more than a palette. @param {Buffer} png */
const small = (png) => {
  const palette = 'split[a][b];[a]palettegen=max_colors=32[p];[b][p]paletteuse=dither=none'
  const parts = [
    '-f',
    'png_pipe',
    '-i',
    'pipe:0',
    '-vf',
    palette,
    '-f',
    'image2pipe',
    '-c:v',
    'png',
    'pipe:1',
  ]
  const { status, stdout, stderr } = spawnSync('ffmpeg', ['-v', 'error', ...parts], { input: png })
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
  return stdout
}

installPackages()
installPrograms({ engines: false })
const folder = join(root, 'docs', 'plots')
mkdirSync(folder, { recursive: true })
const engine = await openEngine()
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ deviceScaleFactor: 2 })
for (const [name, picture] of Object.entries(pictures)) {
  await page.setContent(`<body style="margin:0">${await picture(engine)}</body>`)
  writeFileSync(join(folder, `${name}.png`), small(await page.locator('svg').screenshot()))
}
await browser.close()
await engine.close()
