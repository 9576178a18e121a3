import { Calendar } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']

export const feature: Feature = {
  name: 'year',
  nav: [{ title: 'year.nav', to: '/desk/year', icon: Calendar, roles: READERS, order: 20 }],
  routes: [
    {
      path: '/desk/year/:year(\\d{4})?/:step([a-z]+)?',
      component: () => import('./YearBoard.vue'),
      meta: { roles: READERS, title: 'year.title' },
    },
  ],
}
