// How every page of ours looks: system fonts, one scale, one accent, figures in columns, cards on a narrow screen, A4 on
// paper. Colours keep a contrast of 7 : 1 and never stand alone: each pill has a sign and a word.

export const style = `
:root{color-scheme:light;--ink:#16201d;--soft:#47534f;--line:#cfd8d4;--paper:#fff;--tint:#f3f6f4;--brand:#0a4f43;--brand-soft:#d8ebe5;--warn:#5c3d00;--warn-soft:#fbefd2;--bad:#7a1f0f;--bad-soft:#f9e2da;--note:#1f3d5c;--note-soft:#e1ebf5}
*{box-sizing:border-box}
html{background:var(--tint);color:var(--ink);font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
body{margin:0}
main,.bar,footer{margin:0 auto;max-width:76rem;padding:0 1.25rem}
header{background:var(--paper);border-bottom:4px solid var(--brand)}
.bar{align-items:baseline;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding-bottom:.75rem;padding-top:1rem}
.bar b{font-size:1.15rem}
.bar nav{margin-left:auto}
.bar nav ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;margin:0;padding:0}
a{color:var(--brand)}
a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,[tabindex]:focus-visible{outline:3px solid #8a5a00;outline-offset:2px}
h1{font-size:1.6rem;line-height:1.2;margin:1.75rem 0 .5rem}
h2{font-size:1.3rem;line-height:1.25;margin:0 0 .25rem}
h3{font-size:1.05rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0 .75rem;max-width:65ch}
.soft,small{color:var(--soft)}
small{font-size:.875rem}
section{background:var(--paper);border:1px solid var(--line);margin:0 0 1.25rem;padding:1.25rem}
.wrap{overflow-x:auto}
table{border-collapse:collapse;font-size:.95rem;width:100%}
caption{font-weight:600;padding:.25rem 0;text-align:left}
th,td{border-bottom:1px solid var(--line);padding:.45rem .65rem;text-align:left;vertical-align:top}
thead th{color:var(--soft);font-size:.85rem;font-weight:600}
tbody th{font-weight:600}
th small{font-weight:400;overflow-wrap:anywhere}
.n{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
tfoot th,tfoot td{border-bottom:0;border-top:2px solid var(--ink);font-weight:700}
code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;font-size:.9em;overflow-wrap:anywhere}
pre{overflow-wrap:anywhere;white-space:pre-wrap}
.csv span{display:block;padding-left:1.5rem;text-indent:-1.5rem}
.csv span:empty{min-height:1lh}
mark{background:var(--warn-soft);color:var(--warn);font-weight:600;text-decoration:underline}
.pill{border-radius:1rem;display:inline-block;font-size:.85rem;font-weight:600;padding:.05rem .55rem;white-space:nowrap}
.pill::before{margin-right:.35rem}
.ok{background:var(--brand-soft);color:#053a30}.ok::before{content:"\\2713"}
.note{background:var(--note-soft);color:var(--note)}.note::before{content:"i"}
.warn{background:var(--warn-soft);color:var(--warn)}.warn::before{content:"!"}
.bad{background:var(--bad-soft);color:var(--bad)}.bad::before{content:"\\2715"}
ul.plain{list-style:none;margin:0;padding:0}
details summary{color:var(--brand);cursor:pointer}
footer{color:var(--soft);font-size:.9rem;padding-bottom:3rem;padding-top:1rem}
.skip{left:-100rem;position:absolute}
.skip:focus{background:var(--paper);left:0;padding:.5rem 1rem;z-index:1}
.answer{align-items:end;display:grid;gap:1.5rem;grid-template-columns:minmax(16rem,1.2fr) 2fr;margin:0 0 1.25rem}
.sum{font-size:clamp(2.2rem,6vw,3.4rem);font-variant-numeric:tabular-nums;font-weight:700;letter-spacing:-.02em;line-height:1.05;margin:0}
.sum small{display:block;font-size:1rem;font-weight:500;letter-spacing:0;margin-top:.5rem}
dl.facts{background:var(--line);border:1px solid var(--line);display:flex;flex-wrap:wrap;gap:1px;margin:0}
dl.facts div{background:var(--paper);flex:1 1 9rem;padding:.7rem .9rem}
dl.facts+p{margin-top:.75rem}
dt{color:var(--soft);font-size:.875rem}
dd{font-size:1.1rem;font-variant-numeric:tabular-nums;font-weight:600;margin:0}
ol.states{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;margin:0 0 1.25rem;padding:0}
ol.states li{background:var(--paper);border:1px solid var(--line);border-left:6px solid var(--soft);flex:1 1 12rem;padding:.6rem .9rem}
ol.states .done{border-left-color:var(--brand)}
ol.states .next{border-left-color:#8a5a00}
ol.states b,ol.states span{display:block}
p.files{max-width:none}
p.files a{display:inline-block;margin-right:1rem}
ol.todo li{padding:.4rem 0}
p.sum+section{margin-top:1.25rem}
table.bars th{width:100%}
@media(min-width:62.01rem){table.asked th{width:22rem}}
caption.said{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;width:1px}
.draw{display:block;margin-top:.2rem;max-width:44rem}
.draw .whole{fill:var(--brand)}.draw .more{fill:#3d8573}.draw .less{fill:#9c4221}
.two{display:grid;gap:1.25rem;grid-template-columns:1fr 1fr}
.two section{margin:0 0 1.25rem}
@media screen and (max-width:62rem){
table.stack thead{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;width:1px}
table.stack tr{border-bottom:2px solid var(--line);display:block;padding:.5rem 0}
table.stack th,table.stack td{border:0;display:block;padding:.15rem 0;text-align:left;width:auto}
table.stack td[data-h]{display:flex;gap:1rem;justify-content:space-between}
table.stack td[data-h]::before{color:var(--soft);content:attr(data-h);font-size:.85rem;font-weight:400}
table.stack td:empty{display:none}
}
@media screen and (max-width:48rem){
.answer,.two{grid-template-columns:1fr}
main,.bar,footer{padding-left:.75rem;padding-right:.75rem}
section{padding:1rem .75rem}
table.bars th,table.bars td{padding-left:0;padding-right:0}
table.bars td.n{padding-left:.5rem}
table.bars th,table.stack{overflow-wrap:anywhere}
.pill{white-space:normal}
}
@media print{
@page{margin:14mm 12mm;size:A4}
html{background:#fff;font-size:9pt}
main,.bar,footer{padding-left:0;padding-right:0}
th,td{padding:.3rem .4rem}
tfoot{display:table-row-group}
main>div+div{break-before:page}
section{border:0;break-inside:avoid;padding:0 0 1rem}
section.long{break-inside:auto}
tr{break-inside:avoid}
header nav,.skip,.no-print{display:none}
}
`;
