/** Text as it stands in HTML, in an attribute or between tags. */
export function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
