// npm run test:engines: the smoke run in stock Firefox and in WebKit.
import { buildWhenStale } from './build.mjs'
import { installPackages } from './packages.mjs'
import { installPrograms } from './programs.mjs'
import { playwrightTests, runSuites } from './suites.mjs'

installPackages()
installPrograms({ engines: true })
buildWhenStale()
await runSuites([{ name: 'engines', run: playwrightTests }])
