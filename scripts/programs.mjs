// Finds the programs that tests need, and installs the missing ones from Debian's packages.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @param {string} name @returns {string | undefined} */
const onPath = (name) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })

/** @param {readonly string[]} names @returns {string | undefined} */
const firstOf = (names) => names.map(onPath).find((path) => path !== undefined)

/** The Chromium of this machine: `CHROMIUM` from the environment, or what is on the path. */
export const findChromium = () =>
  process.env['CHROMIUM'] ??
  firstOf(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])
export const findFirefox = () => process.env['FIREFOX'] ?? firstOf(['firefox-esr', 'firefox'])
export const findWebKitDriver = () => firstOf(['WebKitWebDriver'])

const forTests = [
  { found: findChromium, debian: 'chromium' },
  { found: () => onPath('ffmpeg'), debian: 'ffmpeg' },
]
/** @param {string} name A plugin of GStreamer, which WebKit plays through. */
const gstreamerPlugin = (name) =>
  readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'gstreamer-1.0', `libgst${name}.so`))
    .find((path) => existsSync(path))

const forEngines = [
  { found: findFirefox, debian: 'firefox-esr' },
  { found: findWebKitDriver, debian: 'webkit2gtk-driver' },
  { found: () => onPath('Xvfb'), debian: 'xvfb' },
  { found: () => onPath('pulseaudio'), debian: 'pulseaudio' },
  { found: () => gstreamerPlugin('pulseaudio'), debian: 'gstreamer1.0-pulseaudio' },
  { found: () => gstreamerPlugin('opusparse'), debian: 'gstreamer1.0-plugins-bad' },
  { found: () => gstreamerPlugin('libav'), debian: 'gstreamer1.0-libav' },
]

/** @param {readonly string[]} parts */
const apt = (...parts) =>
  spawnSync('apt-get', parts, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/**
 * Installs what is missing; throws with the line to type where that is not possible.
 * @param {{ engines: boolean }} options
 */
export const installPrograms = ({ engines }) => {
  const missing = [...forTests, ...(engines ? forEngines : [])]
    .filter(({ found }) => found() === undefined)
    .map(({ debian }) => debian)
  if (missing.length === 0) return
  const line = `apt-get install -y ${missing.join(' ')}`
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get') !== undefined
  if (!mayInstall) throw new Error(`Missing programs. As root on Debian: ${line}`)
  console.log(`Installing ${missing.join(', ')}`)
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', ...missing)) throw new Error(`Failed: ${line}`)
}
