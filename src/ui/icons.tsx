/** Every icon, drawn on 24 × 24. Solid shapes are filled, the others stroked. */
const solids = {
  play: 'M8 5.2v13.6L19 12z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  previous: 'M6 5h2v14H6zM20 5v14L9 12z',
  grip: 'M8 5h2.4v2.4H8zM13.6 5H16v2.4h-2.4zM8 10.800h2.4v2.4H8zM13.6 10.800H16v2.4h-2.4zM8 16.600h2.4V19H8zM13.6 16.600H16V19h-2.4z',
  next: 'M16 5h2v14h-2zM4 5v14l11-7z',
  more: 'M4.500 12a1.500 1.500 0 1 0 3 0 1.500 1.500 0 1 0-3 0zM10.500 12a1.500 1.500 0 1 0 3 0 1.500 1.500 0 1 0-3 0zM16.500 12a1.500 1.500 0 1 0 3 0 1.500 1.500 0 1 0-3 0z',
  'heart-full':
    'M12 20.500C7 17 3 13.500 3 9.300A4.800 4.800 0 0 1 12 6.800 4.800 4.800 0 0 1 21 9.300C21 13.500 17 17 12 20.500z',
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
  check: 'M5 12.500l4.500 4.500L19 7.500',
  heart:
    'M12 19.800C7.200 16.400 3.700 13.300 3.700 9.400A4.200 4.200 0 0 1 12 7.700 4.200 4.200 0 0 1 20.300 9.400C20.300 13.300 16.800 16.400 12 19.800z',
  sort: 'M4 7h16M7 12h10M10 17h4',
  list: 'M4 6.500h16M4 12h16M4 17.500h16',
  grid: 'M4.500 4.500h6v6h-6zM13.500 4.500h6v6h-6zM4.500 13.500h6v6h-6zM13.500 13.500h6v6h-6z',
  queue: 'M4 6.500h16M4 12h10M4 17.500h10M18 14v7M14.500 17.500h7',
  'play-next': 'M4 17.500h16M4 12h8M16 4.500v7l5-3.500zM4 6.500h8',
  playlist: 'M4 6.500h11M4 12h11M4 17.500h6M14 18.500a2 2 0 1 0 4 0 2 2 0 1 0-4 0zM18 18.500V9l3 1.500',
  album:
    'M3.500 12a8.500 8.500 0 1 0 17 0 8.500 8.500 0 1 0-17 0zM9.500 12a2.500 2.500 0 1 0 5 0 2.500 2.500 0 1 0-5 0z',
  artist: 'M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0zM4 20c1-4 4-6 8-6s7 2 8 6',
  settings:
    'M4 7.500h9M18.500 7.500H20M4 16.500h1.500M11 16.500h9M13 7.500a2.750 2.750 0 1 0 5.500 0 2.750 2.750 0 1 0-5.500 0zM5.500 16.500a2.750 2.750 0 1 0 5.500 0 2.750 2.750 0 1 0-5.500 0z',
  disk: 'M4.500 7c0-1.700 3.400-3 7.500-3s7.500 1.300 7.500 3-3.400 3-7.500 3-7.500-1.300-7.500-3zM4.500 7v10c0 1.700 3.400 3 7.500 3s7.500-1.300 7.500-3V7M4.500 12c0 1.700 3.400 3 7.500 3s7.500-1.300 7.500-3',
  keys: 'M3.500 7h17v10h-17zM7 10.500h.1M10.300 10.500h.1M13.600 10.500h.1M17 10.500h.1M8 14h8',
  info: 'M3.500 12a8.500 8.500 0 1 0 17 0 8.500 8.500 0 1 0-17 0zM12 11v5.500M12 7.500v.1',
  pin: 'M9 3.500h6l-1 7 3 3v2H7v-2l3-3zM12 15.500V21',
  remove: 'M4.500 6.500h15M9.500 6.500V4h5v2.500M6.500 6.500l1 13.500h9l1-13.500',
  pen: 'M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19z',
  save: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4.500 19.500h15',
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
