#include "report/html_style.h"

namespace report {

const char* style_sheet() {
  return R"css(:root{
  color-scheme:light;
  --ground:#f6f1e6;--sheet:#fffdf8;--ink:#2b2622;--soft:#655b50;--line:#ddd3c2;--accent:#a03f22;
  --yellow:#fae496;--rose:#f4c4ba;--sky:#bed9ec;--green:#c1deb4;--violet:#d8cae8;--white:#fffefa;
}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--ground);color:var(--ink);
  font:1rem/1.8 "BIZ UDPGothic","BIZ UDGothic","Hiragino Sans","Yu Gothic","Noto Sans CJK JP","Noto Sans JP",sans-serif;
  line-break:strict;overflow-wrap:anywhere}
.page{max-width:66rem;margin:0 auto;padding:clamp(1.25rem,4vw,3.5rem) clamp(1rem,4vw,3rem)}
h1,h2,h3,h4,h5,h6,p,ul,ol,dl,figure,table{margin:0;padding:0}
h1,h2,h3,h4,h5,h6{line-height:1.45;text-wrap:balance;word-break:auto-phrase;break-after:avoid}
bdi,[dir="auto"]{white-space:pre-wrap}
figcaption,.note,.notes,.facts li,.glance li{word-break:auto-phrase}
a{color:inherit;text-decoration-color:var(--line);text-underline-offset:.25em}
a:hover{text-decoration-color:var(--accent)}
a:focus-visible{outline:.2rem solid var(--accent);outline-offset:.15rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.missing,.empty,.note,.tray{color:var(--soft)}
.note,.tray{font-size:.9rem}

header{border-top:.4rem solid var(--accent);padding-top:1.5rem}
header .kind{color:var(--accent);letter-spacing:.3em;font-weight:bold;font-size:.9rem}
h1{font-size:clamp(1.7rem,1.1rem + 2.6vw,2.8rem);margin:.25rem 0 1.25rem}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;padding:1rem 0;list-style:none;border-block:1px solid var(--line)}
.facts li{min-width:6rem;max-width:23rem}
.facts .name{display:block;font-size:.8rem;color:var(--soft)}
.facts .value{display:inline-block}
.notes{margin-top:1.25rem;max-width:46em}

.glance{margin-top:2.5rem;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;
  padding:1.25rem clamp(1rem,3vw,2rem) 1.5rem}
.glance h2{font-size:1.1rem;color:var(--accent);margin-bottom:.5rem}
.glance ol{padding-left:1.6em}
.glance>ol>li{margin-top:.75rem;font-weight:bold}
.glance>ol>li::marker{color:var(--accent)}
.glance ul{list-style:none;font-weight:normal;margin-top:.15rem}
.glance ul li{padding-left:1.1em;text-indent:-1.1em}
.glance ul li::before{content:"";display:inline-block;width:.5em;height:.5em;margin-right:.6em;
  border:.12em solid var(--soft);border-radius:50%;vertical-align:.1em}

.chapter{margin-top:4rem}
h2{font-size:clamp(1.35rem,1.1rem + 1.3vw,1.95rem)}
.chapter h2{border-bottom:.15rem solid var(--accent);padding-bottom:.6rem;margin-bottom:1.25rem}
.chapter h2 .number{display:block;font-size:.85rem;letter-spacing:.1em;color:var(--accent)}
.board-title{margin-top:2.5rem}
h3{font-size:1.35rem}
.board-name{color:var(--soft);margin:-.5rem 0 1rem}
.part{font-size:1.15rem;color:var(--accent);margin:2.25rem 0 .75rem}
.picture{margin:1.25rem 0}
.picture svg{display:block;width:100%;height:auto;max-height:92vh;background:#f6f1e6;border:1px solid var(--line);
  border-radius:.6rem}
figcaption{font-size:.85rem;color:var(--soft);margin-top:.4rem}

.island{border:.12rem solid #b9ab95;border-radius:1.1rem;background:rgba(255,253,248,.6);
  padding:clamp(.8rem,2.5vw,1.3rem);margin-top:1rem}
.island .island{background:var(--sheet);border-color:#cdc1ad}
.island.outer{border-width:.16rem;border-color:#a3937b}
.plate-row{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.3rem 1.2rem;align-items:baseline}
.plate{font-size:1.15rem;display:flex;gap:.7em;align-items:baseline}
.island .island .plate{font-size:1.05rem}
.level{flex:none;font-size:.8em;font-weight:bold;color:var(--soft);border:1px solid var(--line);
  background:var(--ground);border-radius:.35em;padding:0 .5em;white-space:nowrap}
.signs{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;font-size:.9rem}
.symbol{border:.12rem solid var(--accent);color:var(--accent);border-radius:2em;padding:0 .8em;font-weight:bold}
.points{color:var(--soft);font-weight:bold}

.cards{list-style:none;display:grid;gap:.7rem;margin-top:.8rem;
  grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr))}
.card{position:relative;background:var(--white);border:1px solid rgba(90,70,40,.28);border-radius:.3rem;
  padding:.65rem 1.9rem .65rem .9rem;box-shadow:0 .1rem .25rem rgba(70,50,30,.12);line-height:1.65;
  break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact;min-width:0}
.card.yellow{background:var(--yellow)}.card.rose{background:var(--rose)}.card.sky{background:var(--sky)}
.card.green{background:var(--green)}.card.violet{background:var(--violet)}
.card .mark{position:absolute;right:.6rem;top:.6rem;width:.85rem;height:.85rem;fill:#5c4c3a}
.card .text{word-break:auto-phrase;text-wrap:pretty}
.card .ink{display:block;max-width:100%;height:auto;fill:none;stroke:currentColor;
  stroke-linecap:round;stroke-linejoin:round}
.card .foot{display:flex;flex-wrap:wrap;gap:.2rem .7rem;font-size:.8rem;color:#54493e;margin-top:.25rem}
.dots{letter-spacing:.2em;font-size:.55rem;line-height:1.5;color:var(--accent);border:.1rem solid currentColor;
  border-radius:1em;padding:0 .25em 0 .45em;align-self:center}

.relations{list-style:none;display:grid;gap:.6rem}
.relations li{display:grid;grid-template-columns:minmax(0,1fr) 14rem minmax(0,1fr);gap:.35rem 1.2rem;align-items:center;
  background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;padding:.7rem 1rem;break-inside:avoid}
.relations .end{word-break:auto-phrase;text-wrap:balance}
.relations .end:first-child{text-align:right}
.relations .how{text-align:center;line-height:1.5;word-break:auto-phrase;text-wrap:balance}
.relations .sign{display:block;font-size:1.3rem;color:var(--accent);line-height:1.2}
.relations .kind{font-size:.85rem;color:var(--soft)}
.relations .words{display:block;font-weight:bold}

table{border-collapse:collapse;width:100%;background:var(--sheet)}
th,td{word-break:auto-phrase;border:1px solid var(--line);padding:.45rem .8rem;text-align:left}
th{font-size:.85rem;color:var(--soft);font-weight:normal}
tr{break-inside:avoid}
th:first-child,td:first-child{width:4.5em}
th:last-child,td:last-child{width:26%}
.fields th:first-child{width:22%;text-align:left;color:var(--ink);font-weight:bold}
.fields .num{width:22%}
.fields th:last-child,.fields td:last-child{width:auto}
td.num{font-variant-numeric:tabular-nums;white-space:nowrap}
.bar{display:inline-block;background:#e3d3b6;padding:0 .5em;border-radius:.2em;min-width:2.5em;font-weight:bold;
  print-color-adjust:exact;-webkit-print-color-adjust:exact}
.narrative{background:var(--sheet);border-left:.3rem solid var(--accent);border-radius:0 .6rem .6rem 0;
  padding:1rem 1.3rem;line-height:2}
.narrative p{margin:0}
.narrative p+p{margin-top:.6em}
.passage{white-space:pre-line}
.narrative .level{font-size:.72rem;text-decoration:none}
.tray{margin-top:1.5rem}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.8rem;color:var(--soft)}

@media (max-width:36rem){
  .relations li{grid-template-columns:1fr;gap:.3rem}
  .relations .end:first-child{text-align:left}
  .relations .how{text-align:left;padding-left:1rem;border-left:.15rem solid var(--line)}
  .relations .sign{display:inline}
  .cards{gap:.5rem}
  .chapter{margin-top:3rem}
  .picture{margin-inline:-1rem}
  .picture svg{border-inline:none;border-radius:0}
  .picture figcaption{padding-inline:1rem}
  th,td{padding-inline:.5rem}
  th:first-child,td:first-child{width:3.2em}
}
@page{size:A4 portrait;margin:12mm 15mm 13mm}
@page map{size:A4 landscape;margin:12mm}
@media print{
  :root{--ground:#fff;--sheet:#fff}
  html{font-size:10.5pt}
  body{line-height:1.65}
  .page{max-width:none;padding:0}
  a{text-decoration:none}
  .chapter{break-before:page;margin-top:0}
  .opening{page:map}
  .picture{margin:0}
  .picture svg{width:100%;max-height:142mm;border:none;
    print-color-adjust:exact;-webkit-print-color-adjust:exact}
  .chapter h2{margin-bottom:.5rem}
  .board-name{margin:0 0 .5rem}
  .points-part{break-inside:avoid}
  .narrative{padding:.4rem 1rem;line-height:1.65;orphans:3;widows:3}
  .part{margin:.8rem 0 .3rem}
  .opening+.part{margin-top:0}
  .island{break-inside:auto;background:none;margin-top:.5rem;padding:.45rem .8rem .55rem}
  .card{box-shadow:none;line-height:1.4;padding-block:.3rem}
  .card .foot{margin-top:0}
  .cards{grid-template-columns:repeat(3,1fr);gap:.35rem;margin-top:.35rem}
  .plate{break-inside:avoid;font-size:1.05rem;line-height:1.35}
  .plate-row{break-after:avoid}
  .glance,.facts{break-inside:avoid}
  .relations{gap:.3rem}
  .relations li{grid-template-columns:minmax(0,1fr) 12rem minmax(0,1fr);gap:.2rem .8rem;padding:.1rem .6rem;
    line-height:1.4}
  .relations .how{line-height:1.3}
  .relations .sign{display:inline;font-size:1.1rem}
  th,td{padding-block:.1rem}
  .note{break-after:avoid;line-height:1.4}
  .tray{margin-top:.4rem}
  footer{margin-top:1.5rem}
}
)css";
}

}  // namespace report
