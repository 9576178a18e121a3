import { ref } from 'vue'

export type Theme = 'light' | 'dark' | 'system'
const KEPT = 'steelyard.theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const theme = ref<Theme>((localStorage.getItem(KEPT) as Theme | null) ?? 'system')
const isDark = ref(false)

export function applyTheme(): void {
  isDark.value = theme.value === 'dark' || (theme.value === 'system' && dark.matches)
  document.documentElement.classList.toggle('dark', isDark.value)
}

dark.addEventListener('change', applyTheme)

export function useTheme() {
  return {
    theme,
    isDark,
    toggle(): void {
      theme.value = isDark.value ? 'light' : 'dark'
      localStorage.setItem(KEPT, theme.value)
      applyTheme()
    },
  }
}
