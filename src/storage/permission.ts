/** The permission half of the File System Access API, which not every browser has and no type library knows. */
interface PermissionAware {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>
}

/** Whether a handle may be read without asking. */
export const isReadable = async (handle: FileSystemHandle & PermissionAware): Promise<boolean> =>
  handle.queryPermission ? (await handle.queryPermission({ mode: 'read' })) === 'granted' : true

/** Asks for a handle to be readable again; needs a user gesture. */
export const requestAccess = async (handle: FileSystemHandle & PermissionAware): Promise<boolean> =>
  handle.requestPermission
    ? (await handle.requestPermission({ mode: 'read' })) === 'granted'
    : isReadable(handle)
