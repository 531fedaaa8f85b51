/** Names of methods that C# calls where none is written. */

/** Of a property, or of an indexer, which is called `this[]`. */
export const setterName = (property: string): string => `set ${property}`;

export const operatorName = (sign: string): string => `operator ${sign}`;

export const conversionName = 'implicit operator';
