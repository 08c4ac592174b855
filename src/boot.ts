import { keepInstallPrompt } from './device/installing'
import { applyLanguage } from './ui/device/language'
import { applyTheme } from './ui/device/theme'
import './ui/styles/index.css'
import { speak } from './ui/words'

/** Theme, language and words come first, so that the first paint is right. */
const boot = async () => {
  keepInstallPrompt()
  applyTheme()
  await speak(applyLanguage())
  await import('./main')
}

void boot()
