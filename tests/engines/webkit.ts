import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { findWebKitDriver } from '../../scripts/programs.mjs'
import type { Engine } from './engine'
import { startSoundCard } from './sound-card'
import { connect } from './webdriver'

const findMiniBrowser = (): string => {
  const found = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error('no MiniBrowser on this machine')
  return found
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

/** A display of its own; the number comes from the server, so that two runs never meet. */
const startDisplay = () =>
  new Promise<{ process: ChildProcess; display: string }>((resolve, reject) => {
    const process = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    process.once('error', reject)
    process.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    process.stdio[3]?.once('data', (number) => resolve({ process, display: `:${String(number).trim()}` }))
  })

const answers = async (endpoint: string) => {
  for (let attempt = 0; attempt < 50; attempt++) {
    const status = await fetch(`${endpoint}/status`).catch(() => null)
    if (status?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('WebKitWebDriver does not answer')
}

/** WebKitGTK's own small browser under a virtual display. */
export const launchWebKit = async (): Promise<Engine> => {
  const driver = findWebKitDriver()
  if (driver === undefined) throw new Error('no WebKitWebDriver on this machine')
  const soundCard = await startSoundCard()
  const { process: server, display } = await startDisplay()
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const driving = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // Its sandbox needs user namespaces, which containers do not give.
    env: {
      ...process.env,
      ...soundCard.env,
      DISPLAY: display,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const stop = () => {
    driving.kill()
    server.kill()
    soundCard.stop()
  }
  try {
    await answers(endpoint)
    const args = ['--automation', '--autoplay-policy=allow']
    const browser = await connect(endpoint, {
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args },
    })
    return {
      open: browser.open,
      run: browser.run,
      choose: (selector, paths) => browser.type(selector, paths.join('\n')),
      close: async () => {
        await browser.close()
        stop()
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}
