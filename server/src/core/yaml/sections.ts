/** Sections that hold many entries and are read entry by entry. Other sections are read as a whole. */

export interface Sections {
  readonly [name: string]: Sections | undefined;
}

const ENTRIES: Sections = {};

export const SECTIONS: Sections = {
  Parameters: ENTRIES,
  Mappings: ENTRIES,
  Conditions: ENTRIES,
  Resources: ENTRIES,
  Outputs: ENTRIES,
  functions: ENTRIES,
  resources: { Parameters: ENTRIES, Conditions: ENTRIES, Resources: ENTRIES, Outputs: ENTRIES },
};

/** Whether a section may hold other sections. */
export const hasSections = (sections: Sections): boolean => sections !== ENTRIES;
