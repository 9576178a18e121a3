import { Share } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']

export const feature: Feature = {
  name: 'rules',
  nav: [{ title: 'rules.nav', to: '/desk/rules', icon: Share, roles: READERS, order: 24 }],
  routes: [
    {
      path: '/desk/rules/:version(\\d+)?',
      component: () => import('./RuleTables.vue'),
      props: true,
      meta: { roles: READERS, title: 'rules.nav' },
    },
    {
      path: '/desk/rules/edit',
      component: () => import('./RuleEditor.vue'),
      meta: { roles: ['COUNTY_REGULATOR'], title: 'rules.edit.title' },
    },
  ],
}
