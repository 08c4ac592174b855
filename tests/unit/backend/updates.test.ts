import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkForUpdates } from '#backend/updates'

const minute = 60_000

const fakeRegistration = () => ({
  update: vi.fn<ServiceWorkerRegistration['update']>(async () => ({}) as ServiceWorkerRegistration),
})

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
