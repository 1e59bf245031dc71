import {html} from "htl";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface ChoicesOptions<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A few alternatives in a row, one of them chosen: radio buttons, written as words. */
export function choices<Value extends string>(
  items: readonly Choice<Value>[],
  {name, label, value, onChange}: ChoicesOptions<Value>,
): HTMLElement {
  return html`<fieldset class="control">
    <legend>${label}</legend>
    <div class="choices">
      ${items.map(
        (item) =>
          html`<label
            ><input
              type="radio"
              name=${name}
              value=${item.value}
              checked=${item.value === value}
              data-key="${name}-${item.value}"
              ${{
                onchange: () => {
                  onChange(item.value);
                },
              }}
            />${item.label}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** Many alternatives: a drop-down list. */
export function dropdown<Value extends string>(
  items: readonly Choice<Value>[],
  {name, label, value, onChange}: ChoicesOptions<Value>,
): HTMLElement {
  const select = html<HTMLSelectElement>`<select
    data-key=${name}
    ${{
      onchange: () => {
        const chosen = items[select.selectedIndex];
        if (chosen !== undefined) onChange(chosen.value);
      },
    }}
  >
    ${items.map((item) => html`<option value=${item.value} selected=${item.value === value}>${item.label}</option>`)}
  </select>`;
  return html`<div class="control">
    <label><span class="control-label">${label}</span>${select}</label>
  </div>`;
}
