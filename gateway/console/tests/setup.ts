import { beforeEach } from 'vitest'
import { i18n } from '@/app/i18n'

beforeEach(() => {
  i18n.global.locale.value = 'zh-CN'
})
