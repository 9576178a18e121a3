import { ScaleToOriginal } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

export const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']

export const feature: Feature = {
  name: 'scheme',
  nav: [{ title: 'scheme.nav', to: '/desk/schemes', icon: ScaleToOriginal, roles: READERS, order: 22 }],
  routes: [
    {
      path: '/desk/schemes',
      component: () => import('./SchemeList.vue'),
      meta: { roles: READERS, title: 'scheme.nav' },
    },
    {
      path: '/desk/schemes/what-ifs/:job',
      component: () => import('./WhatIfPage.vue'),
      props: true,
      meta: { roles: READERS, title: 'scheme.whatIf.title' },
    },
    {
      path: '/desk/schemes/:version([^/@]+@\\d+)',
      component: () => import('./SchemePage.vue'),
      props: true,
      meta: { roles: READERS, title: 'scheme.nav' },
    },
    {
      path: '/desk/schemes/:version([^/@]+@\\d+)/edit',
      component: () => import('./SchemeEditor.vue'),
      props: true,
      meta: { roles: ['COUNTY_REGULATOR'], title: 'scheme.edit.title' },
    },
  ],
}
