/** Every icon, drawn on 24 × 24. Solid shapes are filled, the others stroked. */
const solids = {
  play: 'M8 5.2v13.6L19 12z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  previous: 'M6 5h2v14H6zM20 5v14L9 12z',
  grip: 'M8 5h2.4v2.4H8zM13.6 5H16v2.4h-2.4zM8 10.800h2.4v2.4H8zM13.6 10.800H16v2.4h-2.4zM8 16.600h2.4V19H8zM13.6 16.600H16V19h-2.4z',
  next: 'M16 5h2v14h-2zM4 5v14l11-7z',
} as const

const lines = {
  shuffle:
    'M3 7h3.5l7.5 10h6M3 17h3.5l2.2-3M12.4 9.2 14 7h6M17.5 4.5 20 7l-2.5 2.500M17.5 14.5 20 17l-2.5 2.5',
  repeat:
    'M4.5 10.500V9a2 2 0 0 1 2-2h12M16 4.5 18.5 7 16 9.500M19.5 13.500V15a2 2 0 0 1-2 2h-12M8 14.5 5.5 17 8 19.5',
  volume: 'M4 9.500v5h3.500l4.5 4v-13l-4.5 4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a7.8 7.8 0 0 1 0 11',
  muted: 'M4 9.500v5h3.500l4.5 4v-13l-4.5 4zM16 9.500l5 5M21 9.500l-5 5',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
  close: 'M6.5 6.500l11 11M17.5 6.500l-11 11',
  files: 'M12 5v14M5 12h14',
  folder:
    'M3.5 18V6.500A1.5 1.5 0 0 1 5 5h4l2 2.500h8A1.5 1.5 0 0 1 20.5 9v9a1.5 1.5 0 0 1-1.5 1.500H5A1.5 1.5 0 0 1 3.5 18z',
  warning: 'M12 4 2.8 19.500h18.400zM12 10v4.5M12 17v.1',
} as const

export type IconName = keyof typeof solids | keyof typeof lines

const isSolid = (name: IconName): name is keyof typeof solids => name in solids

export const Icon = (props: { name: IconName; size?: number }) => (
  <svg
    class="icon"
    width={props.size ?? 20}
    height={props.size ?? 20}
    viewBox="0 0 24 24"
    fill={isSolid(props.name) ? 'currentColor' : 'none'}
    stroke={isSolid(props.name) ? 'none' : 'currentColor'}
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={isSolid(props.name) ? solids[props.name] : lines[props.name]} />
  </svg>
)

/** The mark: an ear in two strokes. */
export const EarMark = (props: { size: number }) => (
  <svg
    class="ear"
    width={props.size}
    height={props.size}
    viewBox="0 0 26 26"
    fill="none"
    stroke="currentColor"
    stroke-width="2.4"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M9 21c-4-2-6-6-5-10 1-5 5-8 9.5-8C19 3 23 7 23 12c0 6-6 6-6 11" />
    <path d="M9 12c0-2.5 2-4.5 4.5-4.5S18 9.5 18 12c0 4-5 3.5-5 8" />
  </svg>
)
