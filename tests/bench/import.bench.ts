import { databaseMade } from '../support/stored'
import { test } from '../support/test'
import { report } from './figures'
import { taggedFiles } from './tagged-files'

const piece = { kind: 'music', seed: 9, seconds: 1, rate: 44_100, channels: 2 } as const

for (const [index, count] of [300, 3000].entries())
  test(`import of ${count} tagged files`, async ({ auricle }) => {
    const { page } = auricle
    const files = taggedFiles(count, piece, 'import')
    await databaseMade(page)
    await page.evaluate(() => {
      const seen = { chosen: 0, longest: 0 }
      addEventListener('change', () => (seen.chosen ||= performance.now()), { capture: true })
      new PerformanceObserver((list) => {
        // What the browser itself does before it says that files were chosen is none of ours.
        for (const { startTime, duration } of list.getEntries())
          if (seen.chosen > 0 && startTime >= seen.chosen) seen.longest = Math.max(seen.longest, duration)
      }).observe({ type: 'longtask' })
      Object.assign(globalThis, { seen })
    })
    await page
      .getByLabel('Add files', { exact: true })
      .first()
      .setInputFiles([...files])
    const { seconds, longest } = await page.evaluate(async (count) => {
      const { seen } = globalThis as unknown as { seen: { chosen: number; longest: number } }
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('auricle')
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      const listed = () =>
        new Promise<number>((resolve, reject) => {
          const counting = database.transaction('tracks').objectStore('tracks').count()
          counting.onsuccess = () => resolve(counting.result)
          counting.onerror = () => reject(counting.error)
        })
      const deadline = performance.now() + 300_000
      while ((await listed()) < count) {
        if (performance.now() > deadline) throw new Error(`only ${await listed()} of ${count} were listed`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      const seconds = (performance.now() - seen.chosen) / 1000
      database.close()
      return { seconds, longest: seen.longest }
    }, count)
    report({
      order: index,
      what: `import, ${count} tagged files`,
      unit: 'files/s',
      values: [count / seconds],
      budget: '250',
    })
    report({
      order: 2 + index,
      what: `import, ${count}: page blocked at most`,
      unit: 'ms',
      values: [longest],
      budget: '50',
    })
  })
