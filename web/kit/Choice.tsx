// A labelled list to choose one of a few values from: the browser's own select.

interface Props {
  readonly label: string;
  readonly value: string;
  /** Value and words of each. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

export function Choice({ label, value, options, onChoose }: Props) {
  return (
    <label class="export-choice">
      <span aria-hidden="true">{label}</span>
      <select aria-label={label} value={value} onChange={(e) => onChoose(e.currentTarget.value)}>
        {options.map(([id, words]) => (
          <option key={id} value={id} selected={id === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
