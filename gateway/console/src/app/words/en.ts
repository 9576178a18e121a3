export { default as controls } from 'element-plus/es/locale/lang/en'
/** Every feature's words, by file. */
export const files = import.meta.glob(
  ['../../features/*/messages/en.json', '../messages/en.json', '../../domain/messages/en.json'],
  { eager: true, import: 'default' },
)
