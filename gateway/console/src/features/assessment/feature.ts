import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']
const WITH_STATIONS: Role[] = [...READERS, 'STATION_OFFICER']

export const feature: Feature = {
  name: 'assessment',
  nav: [],
  routes: [
    {
      path: '/desk/units/:unit',
      component: () => import('./UnitPage.vue'),
      props: true,
      meta: { roles: WITH_STATIONS, title: 'assessment.title' },
    },
    {
      path: '/desk/units/:unit/sheet',
      component: () => import('./UnitSheet.vue'),
      props: true,
      meta: { roles: WITH_STATIONS, title: 'assessment.sheet.open', bare: true },
    },
    {
      path: '/desk/departments',
      component: () => import('./DepartmentBoard.vue'),
      meta: { roles: READERS, title: 'network.nav.board' },
    },
  ],
}
