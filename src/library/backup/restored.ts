/** What a backup brought, in numbers. */
export type Restored =
  | {
      readonly status: 'restored'
      /** Listed again without their sound: adding their files heals them. */
      readonly tracks: number
      readonly known: number
      readonly playlists: number
      readonly favourites: number
    }
  | { readonly status: 'refused'; readonly why: BackupFault }

/** `foreign`: no backup of Auricle; `cut-short`: not all of one; `newer`: made by a version yet to come. */
export type BackupFault = 'foreign' | 'cut-short' | 'newer'
