import { computed, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Language as ElementLanguage } from 'element-plus/es/locale'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
type Messages = { [key: string]: string | Messages }

/** All words of a language come in one file: a phone pays for each request more than for the bytes. */
const words = { 'zh-CN': () => import('./words/zh-CN'), en: () => import('./words/en') }
const KEPT = 'steelyard.language'

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: false as never,
  missingWarn: import.meta.env.DEV,
  messages: {} as never,
})

const elementLocale = ref<ElementLanguage>()
const elementLocales = new Map<Language, ElementLanguage>()

/** The part of the key a message file's words stand under: the feature's name, `app` or `domain`. */
function scope(path: string): string {
  return /([\w-]+)\/messages\//.exec(path)?.[1] ?? 'app'
}

async function load(language: Language): Promise<void> {
  if (!elementLocales.has(language)) {
    const { files, controls } = await words[language]()
    const parts = Object.entries(files as Record<string, Messages>).map(([path, part]) => [scope(path), part])
    i18n.global.setLocaleMessage(language, Object.fromEntries(parts))
    elementLocales.set(language, controls)
  }
  elementLocale.value = elementLocales.get(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

function preferred(): Language {
  const kept = localStorage.getItem(KEPT)
  return languages.find((language) => language === kept) ?? 'zh-CN'
}

/** The language people read the console in: Chinese, unless they chose English. */
export function useLanguage() {
  return {
    language: computed(() => i18n.global.locale.value),
    elementLocale: computed(() => elementLocale.value),
    load: () => load(preferred()),
    choose(language: Language): Promise<void> {
      localStorage.setItem(KEPT, language)
      return load(language)
    },
  }
}

/** For code outside components. */
export const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)
export const has = (key: string): boolean => i18n.global.te(key, i18n.global.locale.value)
