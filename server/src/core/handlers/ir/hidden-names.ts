/** Names of methods that C# and JavaScript call where none is written. */

/** Of a property, beside its getter, which has its name; or of an indexer, which is called `this[]`. */
export const setterName = (property: string): string => `set ${property}`;

export const operatorName = (sign: string): string => `operator ${sign}`;

export const conversionName = 'implicit operator';
