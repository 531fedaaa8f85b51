/** The documents the client has open, with the versions it gave them. */

export interface OpenVersions {
  set(uri: string, version: number): void;
  delete(uri: string): void;
  /** Undefined for a file that is not open. */
  of(uri: string): number | undefined;
  uris(): readonly string[];
}

export function createOpenVersions(): OpenVersions {
  const versions = new Map<string, number>();
  return {
    set: (uri, version) => void versions.set(uri, version),
    delete: (uri) => void versions.delete(uri),
    of: (uri) => versions.get(uri),
    uris: () => [...versions.keys()],
  };
}
