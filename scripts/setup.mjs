// Everything a fresh clone needs: packages, and with --engines also the browsers of every suite.
import { installPackages } from './packages.mjs'
import { installPrograms } from './programs.mjs'

installPackages()
installPrograms({ engines: process.argv.includes('--engines') })
