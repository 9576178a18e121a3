import { Notebook } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

const COUNTY: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']
/** The county trains everybody, a station its own points. */
const READERS: Role[] = [...COUNTY, 'STATION_OFFICER']
const TRAINERS: Role[] = ['COUNTY_REGULATOR', 'STATION_OFFICER']
const ATTENDING: Role[] = ['POINT_OFFICER', 'STATION_OFFICER']

export const feature: Feature = {
  name: 'training',
  nav: [
    { title: 'training.nav', to: '/desk/training', icon: Notebook, roles: COUNTY, order: 10 },
    {
      title: 'training.navStation',
      to: '/desk/training',
      icon: Notebook,
      roles: ['STATION_OFFICER'],
      order: 10,
    },
  ],
  routes: [
    {
      path: '/desk/training',
      component: () => import('./Planner.vue'),
      meta: { roles: READERS, title: 'training.nav' },
    },
    {
      path: '/desk/training/quotas/:unit?',
      component: () => import('./Quotas.vue'),
      props: true,
      meta: { roles: READERS, title: 'training.quota.title' },
    },
    {
      path: '/desk/training/sessions/:id',
      component: () => import('./SessionPage.vue'),
      props: true,
      meta: { roles: READERS, title: 'training.session.title' },
    },
    {
      path: '/desk/training/sessions/:id/wall',
      component: () => import('./Wall.vue'),
      props: true,
      meta: { roles: TRAINERS, title: 'training.wall.title', bare: true },
    },
    {
      // what the square in the room opens; short, so that the square has few dots
      path: '/desk/sign-in/:id',
      component: () => import('./SignIn.vue'),
      props: true,
      meta: { roles: ATTENDING, title: 'training.signIn.title' },
    },
  ],
}
