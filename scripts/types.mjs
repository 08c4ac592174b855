// Type-checks each realm on its own, so that a service worker cannot touch the DOM by accident.
import { spawnSync } from 'node:child_process'

const realms = ['page', 'service-worker', 'worker', 'tests']
const failed = realms.filter((realm) => {
  const run = spawnSync('npx', ['tsc', '-p', `tsconfig.${realm}.json`], { stdio: 'inherit' })
  return run.status !== 0
})
if (failed.length > 0) {
  console.error(`type errors in: ${failed.join(', ')}`)
  process.exit(1)
}
