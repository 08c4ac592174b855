import type { ManifestOptions } from 'vite-plugin-pwa'
import { shareField, sharePath } from './contracts/share-inbox'
import { type Wish, wishParameter } from './contracts/wish'

/** What the app offers to open and to be shared, as far as systems know these names. */
const music = {
  'audio/mpeg': ['.mp3'],
  'audio/flac': ['.flac'],
  'audio/mp4': ['.m4a', '.m4b'],
  'audio/aac': ['.aac'],
  'audio/ogg': ['.ogg', '.oga', '.opus'],
  'audio/wav': ['.wav'],
  'audio/aiff': ['.aiff', '.aif'],
  'audio/x-ms-wma': ['.wma'],
  'audio/x-wavpack': ['.wv'],
  'audio/x-ape': ['.ape'],
  'audio/x-musepack': ['.mpc'],
  'audio/webm': ['.weba', '.mka'],
  'audio/x-caf': ['.caf'],
  'audio/x-dsf': ['.dsf'],
}
const extensions = Object.values(music).flat()

const icon = (name: string, size: number, purpose: 'any' | 'maskable' | 'monochrome' = 'any') => ({
  src: `icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

const shortcut = (name: string, url: string, picture: string) => ({
  name,
  url,
  icons: [{ src: `icons/shortcut-${picture}.png`, sizes: '96x96', type: 'image/png' }],
})
const wishing = (wish: Wish) => `./?${wishParameter}=${wish}`

const screenshot = (name: string, sizes: string, form: 'wide' | 'narrow', label: string) => ({
  src: `screenshots/${name}.png`,
  sizes,
  type: 'image/png',
  form_factor: form,
  label,
})

/** How the app presents itself to the system it is installed on. All addresses are relative: any sub-path will do. */
export const appManifest: Partial<ManifestOptions> = {
  id: './',
  name: 'Auricle',
  short_name: 'Auricle',
  description: 'A music player that masters your own music while it plays. Nothing ever leaves this device.',
  lang: 'en',
  dir: 'ltr',
  categories: ['music'],
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#fbf8f4',
  theme_color: '#fbf8f4',
  // Whatever is launched comes to the page that plays already; loading it anew would end the sound.
  launch_handler: { client_mode: ['focus-existing', 'auto'] },
  file_handlers: [{ action: './', accept: music }],
  share_target: {
    action: `./${sharePath}`,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { files: [{ name: shareField, accept: ['audio/*', ...extensions] }] },
  },
  shortcuts: [
    shortcut('Continue playing', wishing('continue'), 'continue'),
    shortcut('Search', wishing('search'), 'search'),
    shortcut('Recently added', './#/recently-added', 'recent'),
  ],
  icons: [
    icon('icon-192', 192),
    icon('icon-512', 512),
    icon('icon-maskable-512', 512, 'maskable'),
    icon('icon-monochrome-512', 512, 'monochrome'),
  ],
  screenshots: [
    screenshot('desk', '1280x800', 'wide', 'The library, and what enhancement does to a song'),
    screenshot('phone', '780x1688', 'narrow', 'A song, enhanced'),
  ],
}
