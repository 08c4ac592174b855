/** What lies beside music in folders: pictures, sheets, lists, films. */
const besides = new Set(
  [
    'jpg jpeg jpe png gif webp bmp tif tiff heic avif svg ico psd',
    'cue log txt nfo m3u m3u8 pls xspf wpl asx sfv md5 ffp st5 accurip',
    'pdf doc docx rtf odt xls xlsx csv md htm html url webloc lnk desktop xml json yaml yml ini cfg conf plist',
    'db ds_store itc itl itdb theme tmp part crdownload torrent bak',
    'mkv m4v mov avi wmv mpg mpeg vob ts flv srt sub idx',
    'zip rar 7z gz tar bz2 xz iso exe dmg pkg msi dll js css ts py sh bat',
    'mid midi kar sf2 als flp mp3g cdg',
  ].flatMap((line) => line.split(' ')),
)

const extensionOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** Whether a file of a folder is left out without a word, by its name alone: hidden, or plainly not music. */
export const isPassedOver = (path: string): boolean => {
  const names = path.split('/')
  const name = names.at(-1) ?? ''
  return names.some((part) => part.startsWith('.')) || (name.includes('.') && besides.has(extensionOf(name)))
}
