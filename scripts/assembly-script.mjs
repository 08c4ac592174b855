// Vite plugin: `import module from './index.ts?assembly'` gives AssemblyScript as a compiled module in base64,
// inlined in whatever bundle asks for it, so that nothing is fetched at run time.
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import asc from 'assemblyscript/asc'

const query = '?assembly'
/** Two megabytes that never grow: arrays in them stay where they are. */
const pages = '32'
const options = [
  ...['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--enable', 'bulk-memory'],
  ...['--initialMemory', pages, '--maximumMemory', pages, '--outFile', 'module.wasm'],
  // Vectors only travel between functions of the module.
  ...['--disableWarning', '112'],
]

/** @param {string} file */
const compile = async (file) => {
  let binary = new Uint8Array()
  const { error, stderr } = await asc.main([file, ...options], {
    writeFile: (name, contents) => {
      if (name === 'module.wasm' && typeof contents !== 'string') binary = Uint8Array.from(contents)
    },
  })
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`)
  return Buffer.from(binary).toString('base64')
}

/** @returns {import('vite').Plugin} */
export const assemblyScript = () => ({
  name: 'auricle:assembly-script',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(query)) return null
    const file = id.slice(0, -query.length)
    for (const name of readdirSync(dirname(file))) this.addWatchFile(join(dirname(file), name))
    return `export default ${JSON.stringify(await compile(file))}`
  },
})
