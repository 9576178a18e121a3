/** The colour of a state; the word beside it says which. */
export function statusTone(status: string): 'plain' | 'good' | 'amber' | 'red' | 'info' | 'brass' {
  switch (status) {
    case 'RECEIVED':
    case 'REOPENED':
      return 'brass'
    case 'ACCEPTED':
    case 'IN_MEDIATION':
      return 'info'
    case 'ESCALATED':
      return 'amber'
    case 'SETTLED':
    case 'RESOLVED':
      return 'good'
    default:
      return 'plain'
  }
}
