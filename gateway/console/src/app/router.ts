import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { watch } from 'vue'
import { features, homeOf } from './features'
import { has, i18n, t } from './i18n'
import { loadMe, useSession } from './session'

const session = useSession()

const shell: RouteRecordRaw[] = [
  { path: '/', name: 'landing', component: () => import('./ui/SignIn.vue'), meta: { bare: true } },
  {
    path: '/desk/nothing',
    component: () => import('./ui/NothingHere.vue'),
    meta: { title: 'app.nothing.title' },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./ui/NotFound.vue'),
    meta: { title: 'app.notFound.title' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes: [...features.flatMap((feature) => feature.routes), ...shell],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  let me = session.me.value
  if (!me) {
    me = await loadMe().catch(() => undefined)
  }
  if (!me) return to.name === 'landing' ? true : { name: 'landing', query: { to: to.fullPath } }
  if (to.name === 'landing') {
    const wanted =
      typeof to.query.to === 'string' && to.query.to.startsWith('/desk/') ? to.query.to : undefined
    return wanted ?? homeOf(me.roles)
  }
  const roles = to.meta.roles
  return !roles || roles.some((role) => me.roles.includes(role)) ? true : homeOf(me.roles)
})

/** Has what the first page needs fetched side by side with the words, each of which is a round trip. */
export function prepare(path: string): void {
  // what fails here is asked for again by the guard, which says so
  loadMe().catch(() => undefined)
  for (const { components } of router.resolve(path).matched) {
    const page = components?.default as (() => Promise<unknown>) | undefined
    page?.().catch(() => undefined)
  }
}

function name(): void {
  const key = router.currentRoute.value.meta.title
  document.title = key && has(key) ? `${t(key)} · ${t('app.name')}` : t('app.name')
}
router.afterEach(name)
watch(i18n.global.locale, name)
