/** One field of a row: its name stands over it where the row is no line of a table. */
export function Cell({
  id,
  name = id,
  label,
  value,
  hint,
  said,
}: {
  readonly id: string;
  /** As it is sent, where that is not its id. */
  readonly name?: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly said: readonly string[];
}) {
  const wrong = said.length > 0;
  return (
    <div class="cell">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        placeholder={hint}
        autocomplete="off"
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
      />
      {wrong && (
        <span id={`${id}-wrong`} class="wrong">
          {said.join('; ')}
        </span>
      )}
    </div>
  );
}
