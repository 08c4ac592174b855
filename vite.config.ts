import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { assemblyScript } from './scripts/assembly-script.mjs'
import { earlyPage } from './scripts/early-page.mjs'
import { pageChunks } from './scripts/page-chunks.mjs'
import { appManifest } from './src/app-manifest'

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** What comes before the first paint, what draws the page, and what opens and lists a library. */
const pageParts = pageChunks({
  first: ['src/boot.ts'],
  page: ['src/main.tsx'],
  library: ['src/library/open-library.ts'],
  views: ['src/ui/views/outlet.tsx'],
})

export default defineConfig({
  base: './',
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  appType: 'mpa',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: pageParts } } },
  },
  worker: { format: 'es', plugins: () => [assemblyScript()] },
  optimizeDeps: { exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/util', '@ffmpeg/core'] },
  server: { port: 5173, strictPort: true },
  preview: { port: Number(process.env['PORT'] ?? 4173), strictPort: true },
  plugins: [
    solid(),
    assemblyScript(),
    earlyPage('/src/main.tsx', '/src/ui/words/en/en.ts'),
    {
      name: 'auricle:content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
          injectTo: 'head-prepend',
        },
      ],
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'workers/service-worker',
      filename: 'service-worker.ts',
      injectRegister: false,
      devOptions: { enabled: true, type: 'module' },
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'],
        globIgnores: ['**/ffmpeg-core*', 'screenshots/*'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      manifest: appManifest,
    }),
  ],
})
