import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/es/components/message/style/css'

export interface Toast {
  type: 'success' | 'warning' | 'info' | 'error'
  message: string
  /** How long it stands, in milliseconds. */
  duration: number
}

export function show(toast: Toast): void {
  ElMessage({ ...toast, showClose: true })
}
