import { keepInstallPrompt } from './device/installing'
import './first-visit'
import { applyLanguage } from './ui/device/language'
import { applyTheme } from './ui/device/theme'
import './ui/styles/index.css'
import { speak } from './ui/words'

/**
 * Whoever was here before has a service worker, and with it every part of the page at hand: what shows a library is
 * read beside the rest. Should that fail, it fails where it is needed.
 */
const readAhead = () => {
  if (!navigator.serviceWorker?.controller) return
  for (const part of [import('./library/open-library'), import('./ui/views/outlet')]) part.catch(() => {})
}

/** Theme, language and words come first, so that the first paint is right. */
const boot = async () => {
  keepInstallPrompt()
  applyTheme()
  readAhead()
  await speak(applyLanguage())
  await import('./main')
}

void boot()
