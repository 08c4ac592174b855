export interface ChunkFile {
  readonly length: number
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
}

/** Files of bytes under names that are given once. Every call may throw what the storage throws. */
export interface ChunkFiles {
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Undefined when there is no such file. */
  open(name: string): Promise<ChunkFile | undefined>
  /** Without complaint when it is gone already. */
  remove(name: string): Promise<void>
  names(): Promise<readonly string[]>
}
