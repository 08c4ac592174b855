import { proxy } from 'comlink'
import { liveQuery } from 'dexie'
import type { Outlined } from '#contracts/engine-control'
import type { TrackId } from '#contracts/track'
import { milliseconds } from '#contracts/units'
import type { Wave } from '#contracts/wave'
import { readWave } from '#storage/waves'
import type { EngineHost } from './engine-host'
import type { Backend } from './face'

const patience = milliseconds(130_000)

/** Outlines as they are stored, or sketched by the engine, and their better ones as analysis brings them. */
export const createOutlines =
  (host: EngineHost): Backend['outline'] =>
  (track: TrackId, listener: (wave: Wave) => void) => {
    let isOver = false
    let finest: Wave['kind'] | null = null
    const hear = (wave: Wave) => {
      // What comes late from a sketch is no better than what analysis stored meanwhile.
      if (isOver || finest === 'full') return
      finest = wave.kind
      listener(wave)
    }
    const watch = liveQuery(() => readWave(track)).subscribe({
      next: (stored) => {
        if (stored) hear(stored)
      },
      error: () => {},
    })
    const sketch = async () => {
      if ((await readWave(track))?.kind === 'full' || isOver) return
      const outlined = await host.ask<Outlined>((control) => control.outline(track, proxy(hear)), patience)
      if (outlined.status === 'outlined') hear(outlined.wave)
    }
    // Without an outline the seek bar is a plain line: nothing is lost that matters.
    sketch().catch(() => {})
    return () => {
      isOver = true
      watch.unsubscribe()
    }
  }
