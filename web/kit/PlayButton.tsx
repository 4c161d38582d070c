// The buttons that move the race.

const ICONS = {
  first: 'M4 3.5v9M12.5 3.5v9L6 8z',
  last: 'M12 3.5v9M3.5 3.5v9L10 8z',
  back: 'M10.5 3.5v9L5 8z',
  forward: 'M5.5 3.5v9L11 8z',
  probeBack: 'M8.5 3.5v9L3 8zM13.5 3.5v9L8 8z',
  probeForward: 'M2.5 3.5v9L8 8zM7.5 3.5v9L13 8z',
  play: 'M4.5 2.5v11l9-5.5z',
  pause: 'M4.5 3v10M11.5 3v10',
  leave: 'M4 4l8 8M12 4l-8 8',
} as const;

interface Props {
  readonly name: string;
  readonly icon: keyof typeof ICONS;
  readonly act: (event: MouseEvent) => void;
  readonly more?: string;
  readonly tip?: string;
  readonly disabled?: boolean;
  /** The name stands beside the icon. */
  readonly word?: boolean;
}

export function PlayButton({ name, icon, act, more = '', tip = name, disabled = false, word = false }: Props) {
  return (
    <button type="button" class={`btn icon ${more}`} aria-label={name} title={tip} disabled={disabled} onClick={act}>
      <svg viewBox="0 0 16 16" aria-hidden="true" class={icon === 'pause' || icon === 'leave' ? 'i-pause' : 'i-solid'}>
        <path d={ICONS[icon]} />
      </svg>
      {word && name}
    </button>
  );
}
