/** The look of the dialog; colours come from the button's sheet, what a preview and an answer show from `reading-style.ts`. */

const FRAME = `
dialog {
  --_sf: var(--eds-surface, light-dark(#f3f5f8, #20252c));
  position: fixed; inset: 0; width: 100%; height: var(--_vh, 100dvh); max-width: none; max-height: none; margin: 0; padding: 0; border: 0;
  background: none; color: var(--_fg); overflow: hidden; overscroll-behavior: contain;
  font: 16px/1.5 var(--eds-font, system-ui, sans-serif); text-align: start;
}
dialog:not([open]) { display: none }
dialog::backdrop { background: var(--eds-backdrop, rgb(10 14 20 / .55)) }
.panel {
  --_h: min(100% - 48px, var(--eds-height, 720px));
  display: flex; flex-direction: column; width: min(100% - 32px, var(--eds-width, 1040px)); max-height: var(--_h); margin: 24px auto;
  background: var(--_bg); border: 1px solid var(--_bd); border-radius: calc(var(--_r) + 4px);
  box-shadow: var(--eds-shadow, 0 20px 60px rgb(0 0 0 / .35)); overflow: hidden;
}
/* What is found is as high as there is room: a height that follows each key would move everything, and be painted anew. */
dialog:not([data-view=start]) > .panel { height: var(--_h) }
.header { display: flex; align-items: center; gap: 8px; padding: 8px 12px; border-bottom: 1px solid var(--_bd) }
.header > svg { color: var(--_mu); margin-inline: 6px 2px }
input {
  flex: 1; min-width: 0; min-height: 44px; padding: 0 4px; border: 0; background: none; color: inherit; font: inherit;
  font-size: max(16px, 1.1rem); appearance: none;
}
input:focus-visible { outline: none }
.header:focus-within { box-shadow: inset 0 -2px var(--_a) }
input::placeholder { color: var(--_mu); opacity: 1 }
.body { display: flex; min-height: 0; flex: 1 }
.list { flex: 1; display: flex; flex-direction: column; min-width: 0; min-height: 0 }
.list > * { flex: none; padding: 8px 12px }
.list > .options, .list > .message { flex: 0 1 auto; min-height: 0; overflow: auto; overscroll-behavior: contain }
.list > .options { flex-shrink: 999; padding: 0; contain: content }
.list > .answer { max-height: 45%; margin-top: auto; overflow: auto; border-top: 1px solid var(--_bd) }
.preview {
  display: none; flex: 0 0 45%; min-width: 0; overflow: auto; overscroll-behavior: contain; padding: 16px 20px; contain: content;
  border-inline-start: 1px solid var(--_bd);
}
.footer { display: flex; gap: 16px; padding: 6px 14px; border-top: 1px solid var(--_bd); font-size: .8rem; color: var(--_mu) }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
[hidden], :placeholder-shown ~ .clear, :is(.notice, .message, .answer, .badge):empty { display: none !important }
:focus-visible { outline: 2px solid var(--_a); outline-offset: -2px }
`;

const PARTS = `
.plain, .chip, select, .link {
  display: inline-flex; align-items: center; justify-content: center; min-height: 36px; min-width: 36px; padding: 0 12px;
  border: 1px solid var(--_bd); border-radius: var(--_r); background: var(--_bg); color: var(--_fg);
  font: inherit; font-size: .875rem; cursor: pointer; text-decoration: none;
}
.bare { border-color: transparent; background: none; padding: 0 8px }
.clear { font-size: 1.35rem; line-height: 1 }
:is(.plain, .chip, .link, select):hover { border-color: var(--_mu) }
.chip[aria-pressed=true] { background: var(--_a); border-color: var(--_a); color: var(--_bg) }
.filters, .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 8px }
.filters { min-height: 53px; padding: 8px 12px; border-bottom: 1px solid var(--_bd) }
.chip, select { white-space: nowrap; border-radius: 99px }
.page { padding: 10px 18px; border-bottom: 1px solid var(--_bd); cursor: pointer; overflow-wrap: anywhere; contain: content }
.page:hover { background: var(--_sf) }
.page:has([aria-selected=true]) { background: var(--_sf); box-shadow: inset 0 0 0 2px var(--_a) }
.page-title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 8px; font-weight: 650 }
.badge { font-size: .75rem; font-weight: 500; line-height: 1.5; padding: 0 7px; border: 1px solid var(--_bd); border-radius: 99px; color: var(--_mu) }
.heading { font-size: .9rem; font-weight: 500; min-height: 1lh; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.excerpt {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; height: 2lh; overflow: hidden;
  font-size: .875rem; color: var(--_mu);
}
[aria-busy=true] .excerpt:empty { background: repeating-linear-gradient(#0000 0 .3lh, var(--_sf) .3lh .8lh, #0000 .8lh 1lh) }
mark { background: var(--eds-mark, light-dark(#ffe9a8, #5c4a12)); color: var(--_fg); border-radius: 2px }
.group-title { padding: 12px 18px 4px; font-size: .875rem; font-weight: 600; color: var(--_mu) }
.message, .notice { color: var(--_mu) }
.list > .notice { padding: 8px 18px; border-bottom: 1px solid var(--_bd) }
.list > .message { padding-block: 24px; text-align: center }
.options:not([hidden]) + .message { padding-block: 8px; border-top: 1px solid var(--_bd) }
.page:last-child { border-bottom: 0 }
:is(.message, .notice) > * { margin: 4px }
.skeleton { height: 92px; margin: 0 6px 20px; border-radius: var(--_r); background: var(--_sf) }
`;

const CASES = `
@media (min-width: 900px) { [data-preview] .preview { display: block } }
@media (max-width: 600px) {
  dialog > .panel.panel {
    width: 100%; height: 100%; max-height: none; margin: 0; border: 0; border-radius: 0;
    padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
  }
  .chip, select { padding: 0 10px }
  .all-versions, .footer { display: none }
}
@media (pointer: coarse) {
  .footer { display: none }
  .plain, .chip, select, .link { min-height: 44px; min-width: 44px }
  .filters { min-height: 61px }
}
@media (forced-colors: active) {
  .page:has([aria-selected=true]) { outline: 3px solid Highlight; outline-offset: -3px }
  .chip[aria-pressed=true] { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight }
  mark { background: Mark; color: MarkText }
  .skeleton { border: 1px solid GrayText }
  .header:focus-within { outline: 2px solid Highlight; outline-offset: -2px }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: in .12s ease-out }
  .skeleton { animation: pulse 1.2s infinite alternate }
  @keyframes in { from { opacity: 0; transform: translateY(-6px) } }
  @keyframes pulse { to { opacity: .5 } }
}
`;

/** Style sheet of the dialog. */
export const DIALOG_STYLE: string = FRAME + PARTS + CASES;
