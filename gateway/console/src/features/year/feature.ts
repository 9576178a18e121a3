import { Calendar, EditPen } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']
const UNITS: Role[] = ['POINT_OFFICER', 'STATION_OFFICER']
const REVIEWERS: Role[] = ['STATION_OFFICER', 'OFFICE_OFFICER']

export const feature: Feature = {
  name: 'year',
  nav: [
    { title: 'year.nav', to: '/desk/year', icon: Calendar, roles: READERS, order: 20 },
    { title: 'year.own.title', to: '/desk/unit/year', icon: Calendar, roles: UNITS, order: 20 },
    { title: 'year.reviews.nav', to: '/desk/reviews', icon: EditPen, roles: REVIEWERS, order: 21 },
  ],
  routes: [
    {
      path: '/desk/year/:year(\\d{4})?/:step([a-z]+)?',
      component: () => import('./YearBoard.vue'),
      meta: { roles: READERS, title: 'year.title' },
    },
    {
      path: '/desk/unit/year/:year(\\d{4})?',
      component: () => import('./OwnYear.vue'),
      meta: { roles: UNITS, title: 'year.own.title' },
    },
    {
      path: '/desk/reviews/:year(\\d{4})?',
      component: () => import('./ReviewDesk.vue'),
      meta: { roles: REVIEWERS, title: 'year.reviews.nav' },
    },
  ],
}
