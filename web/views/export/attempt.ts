/** Runs an export and tells what came of it. */
export type Attempt = (act: () => Promise<string> | string) => Promise<void>;
