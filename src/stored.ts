// What main needs of the database: one chunk, loaded once the page is shown.
export { keepChoices } from './keep-choices'
export { keepSession } from './keep-session'
export { lockScreenArtwork } from './lock-screen-artwork'
