import { createEffect } from 'solid-js'
import { useShared } from '../shared'
import { words } from '../words'

/** The tab of the browser says what plays. */
export const createPageTitle = (): void => {
  const { sound } = useShared()
  createEffect(() => {
    const track = sound().track
    document.title = track ? [track.title, track.artist].filter(Boolean).join(' · ') : words.name
  })
}
