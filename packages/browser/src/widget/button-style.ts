/** The look of the button, and the tokens that it shares with the dialog. */

/** Colours, sizes and fonts. Each can be set on the element or above it as `--eds-*`. */
const TOKENS = `
:host {
  display: inline-block; vertical-align: middle;
  --_a: var(--eds-accent, light-dark(#0b5fc4, #7db8ff));
  --_bg: var(--eds-background, light-dark(#fff, #15181d));
  --_fg: var(--eds-text, light-dark(#15181d, #eceef1));
  --_mu: var(--eds-muted, light-dark(#555e6b, #a5afbd));
  --_bd: var(--eds-border, light-dark(#d3d8df, #3a414c));
  --_r: var(--eds-radius, 10px);
  font-family: var(--eds-font, system-ui, sans-serif);
}
:host([hidden]) { display: none }
`;

const BUTTON = `
* { box-sizing: border-box }
.button {
  display: inline-flex; align-items: center; gap: .6em; min-height: 44px; padding: 0 14px;
  border: 1px solid var(--_bd); border-radius: var(--_r); background: var(--_bg); color: var(--_mu);
  font: inherit; font-size: var(--eds-button-size, .95rem); text-decoration: none; cursor: pointer;
}
.button:hover { border-color: var(--_mu) }
:focus-visible { outline: 2px solid var(--_a); outline-offset: 2px }
.button[aria-busy] { cursor: progress }
svg { width: 1.1em; height: 1.1em; flex: none; fill: none; stroke: currentColor; stroke-width: 2 }
kbd { font: inherit; font-size: .8em; padding: 0 .4em; border: 1px solid var(--_bd); border-radius: 5px; white-space: nowrap }
@media (pointer: coarse) { kbd { display: none } }
`;

/** Style sheet of the closed widget. */
export const BUTTON_STYLE: string = TOKENS + BUTTON;
