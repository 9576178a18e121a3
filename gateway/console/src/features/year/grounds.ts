export const EXCLUSION_GROUNDS = [
  'DUPLICATE',
  'NO_CONSUMER_DISPUTE',
  'OUTSIDE_AREA',
  'MALICIOUS',
  'FORCE_MAJEURE',
  'OTHER',
] as const

export const VETO_GROUNDS = [
  'FALSIFIED_RECORDS',
  'INCIDENT_HIDDEN',
  'REPORTER_IDENTITY_LEAKED',
  'FEES_OR_BENEFITS',
  'REFUSAL_MASS_INCIDENT',
] as const

export const APPEAL_DECISIONS = ['UPHELD', 'PARTLY_UPHELD', 'REJECTED'] as const

/** One or many things in a text field: by line, comma or blank. */
export const several = (text: string): string[] => text.split(/[\s,，;；]+/).filter(Boolean)
