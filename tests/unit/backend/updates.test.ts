import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkForUpdates, type Updatable, watchWaiting } from '#backend/updates'

const minute = 60_000

const fakeRegistration = () => {
  const target = new EventTarget()
  return Object.assign(target, {
    active: null as ServiceWorker | null,
    waiting: null as ServiceWorker | null,
    installing: null as ServiceWorker | null,
    update: vi.fn<Updatable['update']>(async () => ({}) as ServiceWorkerRegistration),
  })
}
const worker = () => new EventTarget() as ServiceWorker

const fakePage = () =>
  Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })

let over = new AbortController()
beforeEach(() => {
  over = new AbortController()
  vi.useFakeTimers()
})
afterEach(() => {
  over.abort()
  vi.useRealTimers()
})

test('the first version is no update', () => {
  const registration = fakeRegistration()
  const onWaiting = vi.fn()
  const first = worker()
  registration.installing = first
  watchWaiting(registration, onWaiting, over.signal)
  Object.assign(registration, { installing: null, waiting: first })
  first.dispatchEvent(new Event('statechange'))
  expect(onWaiting).not.toHaveBeenCalled()
})

test('a version that was waiting already is told of at once, one that comes once it waits', () => {
  const registration = fakeRegistration()
  Object.assign(registration, { active: worker(), waiting: worker() })
  const atOnce = vi.fn()
  watchWaiting(registration, atOnce, over.signal)
  expect(atOnce).toHaveBeenCalledTimes(1)

  registration.waiting = null
  const later = vi.fn()
  watchWaiting(registration, later, over.signal)
  const next = worker()
  registration.installing = next
  registration.dispatchEvent(new Event('updatefound'))
  expect(later).not.toHaveBeenCalled()
  Object.assign(registration, { installing: null, waiting: next })
  next.dispatchEvent(new Event('statechange'))
  expect(later).toHaveBeenCalledTimes(1)
})

test('the host is asked once an hour', () => {
  const registration = fakeRegistration()
  checkForUpdates(registration, fakePage(), over.signal)
  vi.advanceTimersByTime(59 * minute)
  expect(registration.update).not.toHaveBeenCalled()
  vi.advanceTimersByTime(minute)
  expect(registration.update).toHaveBeenCalledTimes(1)
  over.abort()
  vi.advanceTimersByTime(180 * minute)
  expect(registration.update).toHaveBeenCalledTimes(1)
})

test('whoever comes back to the page asks, and not each time', () => {
  const registration = fakeRegistration()
  const page = fakePage()
  checkForUpdates(registration, page, over.signal)
  const comeBack = () => page.dispatchEvent(new Event('visibilitychange'))
  comeBack()
  expect(registration.update).not.toHaveBeenCalled()
  vi.advanceTimersByTime(6 * minute)
  page.visibilityState = 'hidden'
  comeBack()
  expect(registration.update).not.toHaveBeenCalled()
  page.visibilityState = 'visible'
  comeBack()
  comeBack()
  expect(registration.update).toHaveBeenCalledTimes(1)
})

test('a host that does not answer is asked again the next time', async () => {
  const registration = fakeRegistration()
  registration.update.mockRejectedValue(new TypeError('offline'))
  checkForUpdates(registration, fakePage(), over.signal)
  await vi.advanceTimersByTimeAsync(120 * minute)
  expect(registration.update).toHaveBeenCalledTimes(2)
})
