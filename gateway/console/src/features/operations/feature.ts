import { Odometer } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const READERS: Role[] = ['OPERATOR', 'AUDITOR']

export const feature: Feature = {
  name: 'operations',
  nav: [
    { title: 'operations.title', to: '/desk/operations', icon: Odometer, roles: ['OPERATOR'], order: 0 },
    { title: 'operations.title', to: '/desk/operations', icon: Odometer, roles: ['AUDITOR'], order: 60 },
  ],
  routes: [
    {
      path: '/desk/operations',
      component: () => import('./Operations.vue'),
      meta: { roles: READERS, title: 'operations.title' },
    },
  ],
}
