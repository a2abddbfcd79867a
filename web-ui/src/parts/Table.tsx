import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  name: string;
  /** numbers are put to the right */
  number?: boolean;
  cell(row: Row): ComponentChildren;
}

/** A table, whose rows become cards on a phone. */
export function Table<Row>(props: { label: string; columns: Column<Row>[]; rows: Row[]; keyOf(row: Row): string }) {
  return (
    <table class="table" aria-label={props.label}>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.name} scope="col" class={column.number ? 'right' : undefined}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.keyOf(row)}>
            {props.columns.map((column) => (
              <td key={column.name} data-label={column.name} class={column.number ? 'right number' : undefined}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
