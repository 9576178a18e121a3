import { Warning } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']

export const feature: Feature = {
  name: 'warning',
  nav: [{ title: 'warning.nav', to: '/desk/warnings', icon: Warning, roles: READERS, order: 12 }],
  routes: [
    {
      path: '/desk/warnings',
      component: () => import('./Warnings.vue'),
      meta: { roles: READERS, title: 'warning.title' },
    },
    {
      path: '/desk/warnings/:id',
      component: () => import('./WarningPage.vue'),
      props: true,
      meta: { roles: READERS, title: 'warning.one' },
    },
  ],
}
