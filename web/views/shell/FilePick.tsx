import { useSession } from '../../session/context.ts';
import { Icon } from '../../kit/icons.tsx';

interface Props {
  readonly label: string;
  readonly class?: string;
  readonly title?: string | undefined;
}

/** The button that opens a map or a kernel from the disk. */
export function FilePick({ label, class: more = '', title }: Props) {
  const { openFile } = useSession().loads;
  const pick = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    const file = field.files?.[0];
    // Emptied, so that choosing the same file again counts as a change.
    field.value = '';
    if (file) void openFile(file);
  };
  return (
    <label class={`btn open-file ${more}`}>
      <Icon name="open" />
      <span>{label}</span>
      <input type="file" class="unseen" aria-label={label} title={title} onChange={pick} />
    </label>
  );
}
