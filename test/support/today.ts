/** The day on which all tests read templates, so that dates in catalogues don't make tests age. */
export const today = '2026-11-21';
