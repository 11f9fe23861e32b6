/** A press for a button's `onClick`: the second click of a double click is no press of its own (it may land on what came after the first). */
export function pressed(press: () => void): (event: { readonly detail: number }) => void {
  return ({ detail }) => {
    if (detail <= 1) press();
  };
}
