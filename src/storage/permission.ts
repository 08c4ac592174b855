import { held } from './held'

/** The permission half of the File System Access API, which not every browser has and no type library knows. */
interface PermissionAware {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>
}

type Handle = FileSystemHandle & PermissionAware

/** Whether a handle may be read without asking. */
export const isReadable = (handle: Handle): Promise<boolean> =>
  held(handle, async () => ((await handle.queryPermission?.({ mode: 'read' })) ?? 'granted') === 'granted')

/** Asks for a handle to be readable again; needs a user gesture. */
export const requestAccess = (handle: Handle): Promise<boolean> =>
  held(handle, async () => ((await handle.requestPermission?.({ mode: 'read' })) ?? 'granted') === 'granted')
