/** The look of the dialog; colours come from the button's sheet. */

const FRAME = `
dialog{--_sf:var(--eds-surface,light-dark(#f3f5f8,#20252c));position:fixed;inset:0;width:100%;height:var(--_vh,100dvh);max-width:none;max-height:none;margin:0;padding:0;border:0;background:none;color:var(--_fg);overflow:hidden;overscroll-behavior:contain;font:16px/1.5 var(--eds-font,system-ui,sans-serif);text-align:start}
dialog:not([open]){display:none}
dialog::backdrop{background:var(--eds-backdrop,rgb(10 14 20/.55))}
.panel{display:flex;flex-direction:column;width:min(100% - 32px,var(--eds-width,1040px));max-height:min(100% - 48px,var(--eds-height,720px));margin:24px auto;background:var(--_bg);border:1px solid var(--_bd);border-radius:calc(var(--_r) + 4px);box-shadow:var(--eds-shadow,0 20px 60px rgb(0 0 0/.35));overflow:hidden}
.head{display:flex;align-items:center;gap:8px;padding:8px 12px;border-bottom:1px solid var(--_bd)}
.head>svg{color:var(--_mu);margin-inline:6px 2px}
input{flex:1;min-width:0;min-height:44px;padding:0 4px;border:0;background:none;color:inherit;font:inherit;font-size:max(16px,1.1rem);appearance:none}
input:focus-visible{outline:none}
.head:focus-within{box-shadow:inset 0 -2px var(--_a)}
input::placeholder{color:var(--_mu);opacity:1}
.body{display:flex;min-height:0;flex:1}
.list{flex:1;display:flex;flex-direction:column;min-width:0;min-height:0}
.list>*{flex:none;padding:8px 12px}
.list>.options,.list>.message{flex:0 1 auto;min-height:0;overflow:auto;overscroll-behavior:contain}
.list>.options{flex-shrink:999}
.list>.answer{max-height:45%;margin-top:auto;overflow:auto;border-top:1px solid var(--_bd)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}`;

const PARTS = `
.plain,.chip,select,.link{display:inline-flex;align-items:center;justify-content:center;min-height:36px;min-width:36px;padding:0 12px;border:1px solid var(--_bd);border-radius:var(--_r);background:var(--_bg);color:var(--_fg);font:inherit;font-size:.875rem;cursor:pointer;text-decoration:none}
.plain.bare{border-color:transparent;background:none;padding:0 8px}
.plain:hover,.chip:hover,.link:hover,select:hover{border-color:var(--_mu)}
.chip[aria-pressed=true]{background:var(--_a);border-color:var(--_a);color:var(--_bg)}
.filters,.chips{display:flex;align-items:center;gap:8px;flex:none}
.filters{padding:8px 12px;overflow-x:auto;border-bottom:1px solid var(--_bd)}
.chip,select{white-space:nowrap;flex:none;border-radius:99px}
.page{padding:4px 0}
.title{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 8px;padding:8px 13px 2px;font-weight:650;cursor:pointer;overflow-wrap:anywhere}
.badge{font-size:.75rem;font-weight:500;line-height:1.5;padding:0 7px;border:1px solid var(--_bd);border-radius:99px;color:var(--_mu)}
.option{padding:8px 10px;min-height:44px;border-radius:var(--_r);border-inline-start:3px solid transparent;cursor:pointer;overflow-wrap:anywhere}
.option:hover{background:var(--_sf)}
.option[aria-selected=true]{background:var(--_sf);border-color:var(--_a);outline:2px solid var(--_a);outline-offset:-2px}
.where{font-size:.9rem;font-weight:500;min-height:1lh}
.excerpt{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;line-clamp:2;min-height:2lh;overflow:hidden;font-size:.875rem;color:var(--_mu)}
mark{background:var(--eds-mark,light-dark(#ffe9a8,#5c4a12));color:var(--_fg);border-radius:2px}
.group{padding:12px 13px 4px;font-size:.875rem;font-weight:600;color:var(--_mu)}
.message,.notice{color:var(--_mu)}.notice{padding:8px 21px}
.list>.message:not(:empty){padding-block:24px;text-align:center}
.message>*,.notice>*{margin:4px}
.bone{height:64px;margin:12px 10px;border-radius:var(--_r);background:var(--_sf)}
.preview{display:none;flex:0 0 45%;min-width:0;overflow:auto;overscroll-behavior:contain;padding:16px 20px;border-inline-start:1px solid var(--_bd);font-size:.9rem;overflow-wrap:anywhere}
.tools{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0 12px}
h2{font-size:1.1rem;margin:0}h3{font-size:.95rem;margin:1em 0 .3em}
p,ul{margin:.6em 0}ul{padding-inline-start:1.4em}
table{border-collapse:collapse;font-size:.85em;margin:.8em 0}td,th{border:1px solid var(--_bd);padding:4px 8px;text-align:start;vertical-align:top}
a:not(.link){color:var(--_a)}
code,pre{font-family:var(--eds-font-mono,ui-monospace,monospace);font-size:.92em}
figure{margin:.8em 0;border:1px solid var(--_bd);border-radius:var(--_r);background:var(--_sf);overflow:hidden}
figcaption{display:flex;justify-content:space-between;align-items:center;padding-inline-start:12px;color:var(--_mu)}
pre{margin:0;padding:10px 12px;overflow:auto;direction:ltr;text-align:left;white-space:pre}
.foot{display:flex;gap:16px;padding:6px 14px;border-top:1px solid var(--_bd);font-size:.8rem;color:var(--_mu)}
:focus-visible{outline:2px solid var(--_a);outline-offset:-2px}`;

const CASES = `
@media (min-width:900px){.preview:not(:empty){display:block}.panel:has(.preview:not(:empty)){height:min(100% - 48px,var(--eds-height,720px))}}
@media (max-width:600px){.panel{width:100%;height:100%;max-height:none;margin:0;border:0;border-radius:0;padding-block:env(safe-area-inset-top) env(safe-area-inset-bottom)}.foot{display:none}}
@media (pointer:coarse){.foot{display:none}.plain,.chip,select,.link{min-height:44px;min-width:44px}}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .12s ease-out}.bone{animation:pulse 1.2s infinite alternate}@keyframes in{from{opacity:0;transform:translateY(-6px)}}@keyframes pulse{to{opacity:.5}}}
@media (forced-colors:active){.option[aria-selected=true]{outline:3px solid Highlight}.chip[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight}mark{background:Mark;color:MarkText}.bone{border:1px solid GrayText}.head:focus-within{outline:2px solid Highlight;outline-offset:-2px}}`;

/** Style sheet of the dialog. */
export const DIALOG_STYLE: string = FRAME + PARTS + CASES;

/** Keeps the page behind the dialog where it is; a scroll bar keeps its room. */
export const LOCK_STYLE = "html{overflow:hidden!important}";
/** The same for a page that shows a scroll bar. */
export const LOCK_WITH_BAR_STYLE = `${LOCK_STYLE}html{scrollbar-gutter:stable!important}`;
