// A slider beside a figure: its name, its value in words, and a range that the keyboard moves.

interface Props {
  readonly label: string;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly now: number;
  readonly onMove: (to: number) => void;
}

export function Slide({ label, text, min, max, now, onMove }: Props) {
  return (
    <label class="learn-side learn-slide">
      <span>{label}</span>
      <b>{text}</b>
      <input
        type="range"
        min={min}
        max={max}
        value={now}
        aria-label={label}
        aria-valuetext={text}
        onInput={(e) => onMove(Number(e.currentTarget.value))}
      />
    </label>
  );
}
