/** The one database's name, for whoever only wants to know whether it is there. */
export const databaseName = 'auricle'
