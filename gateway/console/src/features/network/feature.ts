import { DataBoard, Grid, OfficeBuilding, TrendCharts } from '@element-plus/icons-vue'
import type { Feature, Role } from '@/app/feature'

export const READERS: Role[] = ['COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR']
/** A station sees what is below it, and nothing else: the services see to that. */
const WITH_STATIONS: Role[] = [...READERS, 'STATION_OFFICER']

export const feature: Feature = {
  name: 'network',
  nav: [
    { title: 'network.nav.overview', to: '/desk/network', icon: OfficeBuilding, roles: READERS, order: 0 },
    {
      title: 'network.nav.mine',
      to: '/desk/network',
      icon: OfficeBuilding,
      roles: ['STATION_OFFICER'],
      order: 6,
    },
    { title: 'network.nav.ranking', to: '/desk/ranking', icon: TrendCharts, roles: READERS, order: 1 },
    { title: 'network.nav.heat', to: '/desk/heat', icon: Grid, roles: WITH_STATIONS, order: 7 },
    { title: 'network.nav.board', to: '/desk/departments', icon: DataBoard, roles: READERS, order: 8 },
  ],
  routes: [
    {
      path: '/desk/network',
      component: () => import('./Overview.vue'),
      meta: { roles: WITH_STATIONS, title: 'network.nav.overview' },
    },
    {
      path: '/desk/ranking',
      component: () => import('./Ranking.vue'),
      meta: { roles: WITH_STATIONS, title: 'network.nav.ranking' },
    },
    {
      path: '/desk/heat',
      component: () => import('./HeatPage.vue'),
      meta: { roles: WITH_STATIONS, title: 'network.nav.heat' },
    },
  ],
}
