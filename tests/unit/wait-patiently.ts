import { vi } from 'vitest'

const { waitFor } = vi

// On a busy machine the second that is its own default may pass before anything did.
vi.waitFor = (callback, options = { timeout: 15_000 }) => waitFor(callback, options)
