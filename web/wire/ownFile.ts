/** The Web Lock that a tab holds from the moment when a person chooses a file of their own until the tab goes. */
export const OWN_FILE_LOCK = 'kallscope own file';
