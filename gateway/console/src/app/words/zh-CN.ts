export { default as controls } from 'element-plus/es/locale/lang/zh-cn'
/** Every feature's words, by file. */
export const files = import.meta.glob(
  ['../../features/*/messages/zh-CN.json', '../messages/zh-CN.json', '../../domain/messages/zh-CN.json'],
  { eager: true, import: 'default' },
)
