import { Finished } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { Feature, Role } from '@/app/feature'

/** The county looks at every station and point, a station at its own points. */
const INSPECTORS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'STATION_OFFICER']
const READERS: Role[] = [...INSPECTORS, 'AUDITOR']
const UNIT: Role[] = ['POINT_OFFICER', 'STATION_OFFICER']

export const feature: Feature = {
  name: 'inspection',
  nav: [
    // among the first four, which a phone shows below
    {
      title: 'inspection.nav',
      to: '/desk/inspections',
      icon: Finished,
      roles: ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE'],
      order: 2,
    },
    { title: 'inspection.nav', to: '/desk/inspections', icon: Finished, roles: ['AUDITOR'], order: 30 },
    {
      title: 'inspection.navStation',
      to: '/desk/inspections',
      icon: Finished,
      roles: ['STATION_OFFICER'],
      order: 9,
    },
    { title: 'inspection.navOwn', to: '/desk/my-inspections', icon: Finished, roles: UNIT, order: 12 },
  ],
  routes: [
    {
      path: '/desk/inspections',
      component: () => import('./Units.vue'),
      meta: { roles: READERS, title: 'inspection.title' },
    },
    {
      path: '/desk/inspections/new/:unit?',
      component: () => import('./TakeInspection.vue'),
      props: true,
      meta: { roles: INSPECTORS, title: 'inspection.take.title' },
    },
    {
      path: '/desk/inspections/draft/:draft',
      component: () => import('./TakeInspection.vue'),
      props: true,
      meta: { roles: INSPECTORS, title: 'inspection.take.title' },
    },
    {
      path: '/desk/inspections/units/:unit',
      component: () => import('./UnitInspections.vue'),
      props: true,
      meta: { roles: READERS, title: 'inspection.unit.title' },
    },
    {
      path: '/desk/my-inspections',
      component: () => import('./UnitInspections.vue'),
      meta: { roles: UNIT, title: 'inspection.navOwn' },
    },
  ],
  tools: [{ component: defineAsyncComponent(() => import('./WaitingTool.vue')), roles: INSPECTORS }],
}
