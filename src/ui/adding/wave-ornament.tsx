import { For } from 'solid-js'

const count = 61
const height = 56
const pitch = 7

/** A phrase that swells and settles, drawn as the seek bar draws songs. */
const bars = Array.from({ length: count }, (_, index) => {
  const along = index / (count - 1)
  const swell = Math.sin(Math.PI * along) ** 1.4
  const ripple = 0.62 + 0.38 * Math.sin(index * 0.9) * Math.sin(index * 0.37 + 1)
  return { x: index * pitch, size: Math.max(3, swell * ripple * height), played: along < 0.38 }
})

/** What will be here once there is music; nothing to anybody who cannot see it. */
export const WaveOrnament = () => (
  <svg class="wave-ornament" viewBox={`0 0 ${count * pitch - 4} ${height}`} aria-hidden="true">
    <For each={bars}>
      {({ x, size, played }) => (
        <rect classList={{ played }} x={x} y={(height - size) / 2} width="3" height={size} rx="1.5" />
      )}
    </For>
  </svg>
)
