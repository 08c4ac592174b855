import { type Accessor, createEffect } from 'solid-js'
import type { Library } from '#library/face'

/** The accent follows the picture of what plays; without one it is the house's own. */
export const createAccent = (
  library: Pick<Library, 'artworkUrl'>,
  artwork: Accessor<string | null>,
): void => {
  let isWorn = false
  createEffect(() => {
    const key = artwork()
    if (key === null && !isWorn) return
    isWorn = true
    const follow = async () => {
      const url = await library.artworkUrl(key)
      const { wearAccent } = await import('./wear-accent')
      const accent = url === null ? null : await wearAccent.find(url)
      if (artwork() === key) wearAccent.wear(accent)
    }
    // A picture that cannot be read leaves the colours as they are.
    follow().catch(() => {})
  })
}
