import { createSignal, For } from 'solid-js'
import { speak, words } from '../../words'
import { languages, languageTags } from '../../words/languages'
import { applyLanguage, chosenLanguage } from '../language'
import { applyTheme, chosenTheme, themes } from '../theme'
import { Choice } from './choice'
import { Setting } from './setting'

const automatic = 'auto'

const ThemeSetting = () => {
  const [theme, setTheme] = createSignal(chosenTheme.read() ?? automatic)
  const choose = (next: (typeof themes)[number] | typeof automatic) => {
    chosenTheme.write(next === automatic ? null : next)
    applyTheme()
    setTheme(next)
  }
  const options = ([automatic, ...themes] as const).map((value) => ({ value, name: words.themes[value] }))
  return (
    <Setting name={words.theme}>
      <Choice label={words.theme} options={options} value={theme()} onChange={choose} />
    </Setting>
  )
}

const LanguageSetting = () => {
  const choose = (value: string) => {
    chosenLanguage.write(languageTags.find((tag) => tag === value) ?? null)
    void speak(applyLanguage())
  }
  return (
    <Setting name={words.language}>
      <select
        class="select"
        aria-label={words.language}
        value={chosenLanguage.read() ?? automatic}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value={automatic}>{words.languageAuto}</option>
        <For each={languageTags}>
          {(tag) => (
            <option value={tag} lang={tag}>
              {languages[tag].name}
            </option>
          )}
        </For>
      </select>
    </Setting>
  )
}

/** How the page looks and speaks. */
export const Appearance = () => (
  <section class="settings-part">
    <h2>{words.appearance}</h2>
    <ThemeSetting />
    <LanguageSetting />
  </section>
)
