import { preference } from './preference'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme the listener chose; null follows the system. */
export const chosenTheme = preference('theme', themes)

/** The paper of both themes, for the browser's own frame around the page. */
const papers: Readonly<Record<Theme, string>> = { light: '#fbf8f4', dark: '#120f0c' }

const frameColours = () => document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')

/** Draws the page in the chosen theme. */
export const applyTheme = (): void => {
  const theme = chosenTheme.read()
  if (theme) document.documentElement.dataset['theme'] = theme
  else delete document.documentElement.dataset['theme']
  for (const meta of frameColours())
    meta.content = papers[theme ?? (meta.media.includes('dark') ? 'dark' : 'light')]
}
