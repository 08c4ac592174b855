import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A sound card that swallows everything: browsers without any refuse to play, or play without keeping time. */
export interface SoundCard {
  /** For the browser's environment. */
  readonly env: Readonly<Record<string, string>>
  stop(): void
}

export const startSoundCard = async (): Promise<SoundCard> => {
  const folder = mkdtempSync(join(tmpdir(), 'auricle-sound-'))
  const socket = join(folder, 'native')
  const daemon = spawn(
    'pulseaudio',
    [
      '-n',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '--load=module-null-sink sink_name=nowhere',
      `--load=module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    ],
    { stdio: 'ignore', env: { ...process.env, PULSE_RUNTIME_PATH: folder, HOME: folder } },
  )
  const stop = () => {
    daemon.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  let failure: Error | undefined
  daemon.once('error', (error) => {
    failure = error
  })
  for (let attempt = 0; attempt < 50 && !existsSync(socket) && !failure; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  if (existsSync(socket)) return { env: { PULSE_SERVER: `unix:${socket}` }, stop }
  stop()
  throw failure ?? new Error('pulseaudio did not start')
}
