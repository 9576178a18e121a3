import { computed, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import elementEnglish from 'element-plus/es/locale/lang/en'
import type { Language as ElementLanguage } from 'element-plus/es/locale'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
type Messages = { [key: string]: string | Messages }

const files = import.meta.glob<Messages>(
  ['../features/*/messages/*.json', './messages/*.json', '../domain/messages/*.json'],
  {
    import: 'default',
  },
)
const KEPT = 'steelyard.language'

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: false as never,
  missingWarn: import.meta.env.DEV,
  messages: {} as never,
})

const elementLocale = ref<ElementLanguage>()
const loaded = new Set<Language>()

/** The part of the key a message file's words stand under: the feature's name, `app` or `domain`. */
function scope(path: string): string {
  const match = /([\w-]+)\/messages\//.exec(path)
  return match?.[1] && match[1] !== '.' ? match[1] : 'app'
}

async function load(language: Language): Promise<void> {
  if (!loaded.has(language)) {
    const wanted = Object.entries(files).filter(([path]) => path.endsWith(`/${language}.json`))
    const [parts, element] = await Promise.all([
      Promise.all(wanted.map(async ([path, read]) => [scope(path), await read()] as const)),
      // the library carries its English with it anyway
      language === 'en' ? { default: elementEnglish } : import('element-plus/es/locale/lang/zh-cn'),
    ])
    i18n.global.setLocaleMessage(language, Object.fromEntries(parts))
    loaded.add(language)
    elementLocales.set(language, element.default)
  }
  elementLocale.value = elementLocales.get(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

const elementLocales = new Map<Language, ElementLanguage>()

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
