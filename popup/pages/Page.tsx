/** The full page. */
export function Page() {
  return null;
}
