/** Configuration of .NET: `configuration["Table"]` mostly comes from the environment variable of that name. */

export const isConfiguration = (path: string): boolean =>
  path.startsWith('IConfiguration')
    ? known.has(path)
    : path.startsWith('ConfigurationBuilder()') && path.endsWith('.Build()');

const known: ReadonlySet<string> = new Set(['IConfiguration!', 'IConfigurationRoot!']);

/** Its own members; all others are names of what it holds. */
export const ofConfiguration = /^(Get\w*|Bind|Providers|Reload|AsEnumerable|Exists|Dispose)$/;
