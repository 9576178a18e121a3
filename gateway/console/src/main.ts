import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, useLanguage } from './app/i18n'
import { queryClient } from './app/queries'
import { prepare, router } from './app/router'
import { finishSignInWindow } from './app/session'
import { applyTheme } from './app/theme'
import { keepOffline } from './worker/register'
import './styles/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './styles/theme.css'

async function start() {
  applyTheme()
  if (await finishSignInWindow()) return
  prepare(window.location.pathname)
  await useLanguage().load()
  createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app')
  keepOffline()
}

void start()
