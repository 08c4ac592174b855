import { AbstractTokenizer, EndOfStreamError, type IReadChunkOptions } from 'strtok3'
import type { ByteReader } from './byte-reader'

/** What music-metadata reads from: a byte reader, with the type of file already known. */
export class BlockTokenizer extends AbstractTokenizer {
  override readonly fileInfo: { readonly size: number; readonly mimeType: string }

  constructor(
    private readonly bytes: ByteReader,
    mimeType: string,
  ) {
    super()
    this.fileInfo = { size: bytes.size, mimeType }
  }

  override async readBuffer(buffer: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const count = await this.peekBuffer(buffer, options)
    this.position = (options?.position ?? this.position) + count
    return count
  }

  override async peekBuffer(buffer: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { position, length, mayBeLess } = this.normalizeOptions(buffer, options)
    const found = await this.bytes.read(position, length)
    if (found.length < length && !mayBeLess) throw new EndOfStreamError()
    buffer.set(found)
    return found.length
  }

  override supportsRandomAccess(): boolean {
    return true
  }

  setPosition(position: number): void {
    this.position = position
  }
}
