import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'

interface FileButtonProps {
  /** What stands on it. */
  children: string
  /** What the browser's dialog is called. */
  label: string
  onFiles: (files: File[]) => void
}

/** Opens the browser's dialog for one file or several. */
export function FileButton({ children, label, onFiles }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button size="sm" onClick={() => picker.current?.click()}>
        <Upload className="size-3.5!" />
        {children}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file, changed meanwhile, can be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}
