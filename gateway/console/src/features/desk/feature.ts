import { Bell, House, Medal, Reading } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const UNIT: Role[] = ['POINT_OFFICER', 'STATION_OFFICER']

export const feature: Feature = {
  name: 'desk',
  nav: [
    { title: 'desk.nav.home', to: '/desk/unit', icon: House, roles: UNIT, order: 0 },
    { title: 'desk.nav.warnings', to: '/desk/unit/warnings', icon: Bell, roles: UNIT, order: 3 },
    { title: 'desk.nav.score', to: '/desk/unit/score', icon: Medal, roles: UNIT, order: 4 },
    { title: 'desk.nav.training', to: '/desk/unit/training', icon: Reading, roles: UNIT, order: 5 },
  ],
  routes: [
    {
      path: '/desk/unit',
      component: () => import('./UnitHome.vue'),
      meta: { roles: UNIT, title: 'desk.nav.home' },
    },
    {
      path: '/desk/unit/score',
      component: () => import('./MyScore.vue'),
      meta: { roles: UNIT, title: 'desk.score.title' },
    },
    {
      path: '/desk/unit/score/:code',
      component: () => import('./Evidence.vue'),
      props: true,
      meta: { roles: UNIT, title: 'desk.evidence.title' },
    },
    {
      path: '/desk/unit/warnings',
      component: () => import('./Warnings.vue'),
      meta: { roles: UNIT, title: 'desk.warning.title' },
    },
    {
      path: '/desk/unit/training',
      component: () => import('./MyTraining.vue'),
      meta: { roles: UNIT, title: 'desk.training.title' },
    },
  ],
}
