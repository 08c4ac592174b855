// The page's first script is a few lines that load the rest: tells the browser of both at once, and to wait with the
// first paint for the first, which knows the theme and the language.

/** @param {string} main the module that is the rest, as its path ends @returns {import('vite').Plugin} */
export const earlyPage = (main) => ({
  name: 'auricle:early-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const rest = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(main))
      if (!rest) throw new Error(`${main} is not a chunk of its own`)
      return {
        html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
        tags: [rest.fileName, ...rest.imports]
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
