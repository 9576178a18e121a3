import { CirclePlusFilled, Tickets } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const UNIT: Role[] = ['POINT_OFFICER', 'STATION_OFFICER']
const READERS: Role[] = [...UNIT, 'OFFICE_OFFICER', 'COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']

export const feature: Feature = {
  name: 'ledger',
  nav: [
    { title: 'ledger.nav.cases', to: '/desk/cases', icon: Tickets, roles: UNIT, order: 1 },
    { title: 'ledger.nav.new', to: '/desk/entry', icon: CirclePlusFilled, roles: UNIT, order: 2 },
  ],
  routes: [
    {
      path: '/desk/cases',
      component: () => import('./Cases.vue'),
      meta: { roles: UNIT, title: 'ledger.nav.cases' },
    },
    {
      path: '/desk/cases/:id',
      component: () => import('./CasePage.vue'),
      props: true,
      meta: { roles: READERS, title: 'ledger.case.title' },
    },
    {
      path: '/desk/entry/:draft?',
      component: () => import('./NewEntry.vue'),
      meta: { roles: UNIT, title: 'ledger.nav.new' },
    },
    {
      path: '/desk/drafts',
      component: () => import('./Drafts.vue'),
      meta: { roles: UNIT, title: 'ledger.drafts.title' },
    },
  ],
}
