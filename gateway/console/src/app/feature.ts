import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** What a person may be, as the services name it. */
export type Role =
  | 'POINT_OFFICER'
  | 'STATION_OFFICER'
  | 'OFFICE_OFFICER'
  | 'COUNTY_REGULATOR'
  | 'GOVERNANCE_OFFICE'
  | 'AUDITOR'
  | 'OPERATOR'
  | 'IMPORTER'

export interface NavItem {
  /** Message key, such as `ledger.nav.cases`. */
  title: string
  to: string
  icon: Component
  roles: Role[]
  /** Ascending; a role lands on its first item. On a phone the first four stand in the bar below. */
  order: number
}

/** A folder of the console. `messages/zh-CN.json` and `en.json` beside it are found by name and read under its name. */
export interface Feature {
  name: string
  nav: NavItem[]
  routes: RouteRecordRaw[]
  /** What stands in the head of every page for these roles, such as the bell; loaded when it is needed. */
  tools?: { component: Component; roles: Role[] }[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may come here; without it, everyone who signed in. */
    roles?: Role[]
    /** Message key of the page's title. */
    title?: string
    /** True for pages which stand outside the frame, such as a print sheet. */
    bare?: boolean
  }
}
