import { Checked, Stamp } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const GOVERNANCE: Role[] = ['GOVERNANCE_OFFICE']
const AUDITOR: Role[] = ['AUDITOR']
const LANDING = -1

export const feature: Feature = {
  name: 'governance',
  nav: [
    { title: 'governance.nav', to: '/desk/governance', icon: Stamp, roles: GOVERNANCE, order: LANDING },
    { title: 'governance.audit.nav', to: '/desk/audit', icon: Checked, roles: AUDITOR, order: LANDING },
  ],
  routes: [
    {
      path: '/desk/governance/:year(\\d{4})?',
      component: () => import('./GovernanceHome.vue'),
      props: true,
      meta: { roles: GOVERNANCE, title: 'governance.nav' },
    },
    {
      path: '/desk/audit',
      component: () => import('./AuditHome.vue'),
      meta: { roles: AUDITOR, title: 'governance.audit.nav' },
    },
    {
      path: '/desk/audit/:unit',
      component: () => import('./LedgerAudit.vue'),
      props: true,
      meta: { roles: AUDITOR, title: 'governance.audit.ledger' },
    },
  ],
}
