import { incomplete } from './contracts/part-lost'
import { ProblemError } from './contracts/problem'
import { keepInstallPrompt } from './device/installing'
import './first-visit'
import { wakeDatabase } from './storage/wake-database'
import { applyLanguage } from './ui/device/language'
import { applyTheme } from './ui/device/theme'
import './ui/styles/index.css'
import { speak } from './ui/words'

/**
 * Whoever was here before has a service worker, and with it every part of the page at hand: what shows a library is
 * loaded beside the rest, and its tracks are read meanwhile. Should that fail, it fails where it is needed.
 */
const lookAhead = () => {
  if (!navigator.serviceWorker?.controller) return
  wakeDatabase()
  const library = import('./library/open-library').then(({ readAhead }) => readAhead())
  for (const part of [library, import('./ui/views/outlet')]) part.catch(() => {})
}

/** Without its styles the page would be a heap of words. */
const isStyled = () => getComputedStyle(document.documentElement).getPropertyValue('--paper') !== ''

/** Theme, language and words come first, so that the first paint is right. */
const boot = async () => {
  keepInstallPrompt()
  applyTheme()
  const message = document.getElementById('incomplete')
  try {
    if (!isStyled()) throw new ProblemError(incomplete)
    lookAhead()
    await speak(applyLanguage())
    const { start } = await import('./main')
    message?.remove()
    start()
  } catch (error) {
    message?.classList.add('told')
    reportError(error)
  }
}

void boot()
