import { expect as usual } from '@playwright/test'

const often = { intervals: [50, 100, 100, 200] }

const poll: typeof usual.poll = (actual, options) =>
  usual.poll(actual, { ...often, ...(typeof options === 'string' ? { message: options } : options) })

/** Playwright's own, but what is polled is looked at often: left to itself it soon looks only once a second. */
export const expect: typeof usual = new Proxy(usual, {
  get: (target, name) => (name === 'poll' ? poll : Reflect.get(target, name)),
})
