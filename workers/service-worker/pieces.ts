/** Bytes on their way to a reader, made as they are pulled; leaving early stops the work behind them. */
export type Pieces = AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>
