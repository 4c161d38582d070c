// The twin of a figure: its numbers as a table. The first cell of a row names it.

interface Props {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function FigureTable({ head, rows }: Props) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col" key={cell}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th scope="row" key={head[i]}>
                  {cell}
                </th>
              ) : (
                <td key={head[i]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
