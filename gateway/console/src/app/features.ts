import type { Component } from 'vue'
import type { Feature, NavItem, Role } from './feature'

const found = import.meta.glob<{ feature: Feature }>('../features/*/feature.ts', { eager: true })

export const features: Feature[] = Object.values(found).map((module) => module.feature)

/** What these roles find in their navigation, in its order. */
export function navOf(roles: readonly Role[]): NavItem[] {
  return features
    .flatMap((feature) => feature.nav)
    .filter((item) => item.roles.some((role) => roles.includes(role)))
    .sort((one, other) => one.order - other.order)
}

/** What stands in the head of every page for these roles. */
export function toolsOf(roles: readonly Role[]): Component[] {
  return features
    .flatMap((feature) => feature.tools ?? [])
    .filter((tool) => tool.roles.some((role) => roles.includes(role)))
    .map((tool) => tool.component)
}

/** Where these roles land after signing in. */
export function homeOf(roles: readonly Role[]): string {
  return navOf(roles)[0]?.to ?? '/desk/nothing'
}
