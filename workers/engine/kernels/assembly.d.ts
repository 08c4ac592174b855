/** AssemblyScript, compiled to WebAssembly by the build (`scripts/assembly-script.mjs`): base64 of the module. */
declare module '*?assembly' {
  const module: string
  export default module
}
