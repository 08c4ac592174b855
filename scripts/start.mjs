// npm start: packages, build, and the app on a plain static host.
import { buildWhenStale, distFolder } from './build.mjs'
import { installPackages } from './packages.mjs'
import { serveFolder } from './static-server.mjs'

installPackages()
buildWhenStale()
const { url } = await serveFolder({ folder: distFolder, port: Number(process.env['PORT'] ?? 4173) })
console.log(`Auricle is at ${url}`)
