import { Message } from '@element-plus/icons-vue'
import { defineAsyncComponent } from 'vue'
import type { Feature, Role } from '@/app/feature'

/** Who acts on referrals: offices, stations to which a point's cases go, and the county where nobody else can decide. */
const ACTING: Role[] = ['OFFICE_OFFICER', 'STATION_OFFICER', 'COUNTY_REGULATOR']
const READERS: Role[] = [...ACTING, 'GOVERNANCE_OFFICE', 'AUDITOR']
const TOLD: Role[] = [
  'OFFICE_OFFICER',
  'STATION_OFFICER',
  'POINT_OFFICER',
  'COUNTY_REGULATOR',
  'GOVERNANCE_OFFICE',
]

export const feature: Feature = {
  name: 'referral',
  nav: [
    { title: 'referral.nav.inbox', to: '/desk/inbox', icon: Message, roles: ['OFFICE_OFFICER'], order: 0 },
    {
      title: 'referral.nav.all',
      to: '/desk/inbox',
      icon: Message,
      roles: ['STATION_OFFICER', 'COUNTY_REGULATOR', 'GOVERNANCE_OFFICE', 'AUDITOR'],
      order: 40,
    },
  ],
  routes: [
    {
      path: '/desk/inbox/:id?',
      component: () => import('./Inbox.vue'),
      props: true,
      meta: { roles: READERS, title: 'referral.nav.inbox' },
    },
  ],
  tools: [{ component: defineAsyncComponent(() => import('./NewsBell.vue')), roles: TOLD }],
}
