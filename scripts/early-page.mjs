// The page's first script is a few lines that load the rest: tells the browser of all of it at once, and to wait with the
// first paint for the first, which knows the theme and the language.

/** @param {...string} parts the modules that are the rest, as their paths end @returns {import('vite').Plugin} */
export const earlyPage = (...parts) => ({
  name: 'auricle:early-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const early = parts.flatMap((part) => {
        const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(part)))
        if (!chunk) throw new Error(`${part} is not a chunk of its own`)
        return [chunk.fileName, ...chunk.imports]
      })
      return {
        html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
        tags: [...new Set(early)]
          .filter((fileName) => !html.includes(fileName))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: /** @type {const} */ ('head'),
          })),
      }
    },
  },
})
