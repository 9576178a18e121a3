import { Search } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']

export const feature: Feature = {
  name: 'integrity',
  nav: [{ title: 'integrity.nav', to: '/desk/integrity', icon: Search, roles: READERS, order: 30 }],
  routes: [
    {
      path: '/desk/integrity',
      component: () => import('./Flags.vue'),
      meta: { roles: READERS, title: 'integrity.title' },
    },
    {
      path: '/desk/integrity/:id',
      component: () => import('./FlagPage.vue'),
      props: true,
      meta: { roles: READERS, title: 'integrity.one' },
    },
  ],
}
