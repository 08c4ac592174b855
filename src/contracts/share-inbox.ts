/** Where the system posts what is shared with the app, below the place it is served from. */
export const sharePath = 'share'

/** The form field that carries the files; the manifest names it. */
export const shareField = 'files'

/** What was shared waits here, one answer a file, until a page takes it in. */
export const shareInboxName = 'auricle-shared'

/** The file's name, as a URL component. */
export const shareNameHeader = 'X-File-Name'

/** The parameter of the page's address that says that not all of it found room. */
export const shareLostParameter = 'share-lost'
