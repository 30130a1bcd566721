#include "report/html_style.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>

#include "report/document.h"

namespace report {

namespace {

/// What could end a string, or the style itself, stands there by its number [css-syntax-3, 4.3.7].
std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const bool safe = static_cast<unsigned char>(c) >= 0x80 ||
                      std::isalnum(static_cast<unsigned char>(c)) || c == ' ' || c == '.';
    out += safe ? std::string(1, c) : fmt::format("\\{:x} ", static_cast<unsigned char>(c));
  }
  return out + '"';
}

}  // namespace

std::string page_heads(const Document& document) {
  std::string out;
  for (const Part& part : document.parts)
    if (part.name == "opinions" || part.name == "maps")
      out += fmt::format("@page {}{{@top-right{{content:{};font-size:9pt;color:#655b50}}}}\n",
                         part.name == "maps" ? "map" : part.name, css_string(part.title));
  return out;
}

const char* style_sheet() {
  return R"css(:root{
  color-scheme:light;
  --ground:#f6f1e6;--sheet:#fffdf8;--ink:#2b2622;--soft:#655b50;--line:#ddd3c2;--accent:#9a3b1f;
  --yellow:#fae496;--rose:#f4c4ba;--sky:#bed9ec;--green:#c1deb4;--violet:#d8cae8;--white:#fffefa;
}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--ground);color:var(--ink);
  font:1rem/1.8 "BIZ UDPGothic","BIZ UDGothic","Hiragino Sans","Yu Gothic","Noto Sans CJK JP","Noto Sans JP",sans-serif;
  line-break:strict;overflow-wrap:anywhere}
.page{max-width:66rem;margin:0 auto;padding:clamp(1.25rem,4vw,3.5rem) clamp(1rem,4vw,3rem)}
h1,h2,h3,h4,h5,h6,p,ul,ol,dl,figure,table,fieldset{margin:0;padding:0}
h1,h2,h3,h4,h5,h6{line-height:1.45;text-wrap:balance;word-break:auto-phrase;break-after:avoid}
bdi,[dir="auto"]{white-space:pre-wrap}
figcaption,.note,.lead,li,th,td{word-break:auto-phrase}
a{color:inherit;text-decoration-color:#b9ab95;text-underline-offset:.25em}
a:hover{text-decoration-color:var(--accent)}
a:focus-visible,input:focus-visible,.scroll:focus-visible{outline:.2rem solid var(--accent);outline-offset:.15rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.missing,.note,.soft{color:var(--soft)}
.note{font-size:.9rem;margin:.5rem 0}
fieldset{border:none;min-inline-size:0}
ruby{ruby-position:over}
rt{font-size:.5em}
body:has(rt){line-height:2.1}
body:has(.with-ruby:checked) :is(h1,h2,h3,h4,h5,h6,.kind):has(rt){line-height:2}
body:has(.no-ruby:checked) :is(rt,.reading){display:none}
body:has(.no-ruby:checked){line-height:1.8}

header{border-top:.4rem solid var(--accent);padding-top:1.5rem;position:relative}
header .kind{color:var(--accent);letter-spacing:.3em;font-weight:bold;font-size:.9rem}
header .lead{font-size:1.1rem}
header .logo{float:right;max-height:4.5rem;max-width:40%;margin:0 0 .5rem 1rem}
header .town{margin-top:.75rem;font-weight:bold}
h1{font-size:clamp(1.7rem,1.1rem + 2.6vw,2.8rem);margin:.25rem 0 1rem}
.switch{margin-top:1rem;font-size:.9rem;display:flex;gap:.3rem 1.2rem;flex-wrap:wrap;align-items:center}
.switch legend{float:left;color:var(--soft)}

nav.part{margin-top:2.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;
  padding:1.25rem clamp(1rem,3vw,2rem) 1.5rem}
nav.part h2{font-size:1.1rem;color:var(--accent)}
nav.part ul{list-style:none;margin-top:.15rem}
nav.contents ul{columns:20rem;column-gap:2.5rem}
.glance .lead{margin-top:.75rem}
.glance ul li{padding-left:1.1em;text-indent:-1.1em}
.glance ul li::before{content:"";display:inline-block;width:.5em;height:.5em;margin-right:.6em;
  border:.12em solid var(--soft);border-radius:50%;vertical-align:.1em}

section.part{margin-top:3.5rem}
h2{font-size:clamp(1.35rem,1.1rem + 1.3vw,1.95rem)}
section.part>h2{border-bottom:.15rem solid var(--accent);padding-bottom:.5rem;margin-bottom:1.1rem}
h3,h4,h5,h6{margin-top:1.6rem;margin-bottom:.5rem}
h3{font-size:1.35rem}
h4{font-size:1.2rem}
h5,h6{font-size:1.05rem}
h3 .level,h4 .level{margin-right:.4em}
.chapter+.chapter{margin-top:2.75rem}
section.part>p+p{margin-top:.6rem}
main ul,main ol{padding-left:1.4em}
main li+li{margin-top:.25rem}
.maps ul{columns:18rem;column-gap:2rem;list-style:none;padding:0}

.picture{margin:1.25rem 0}
.picture.paper{display:none}
.picture svg{display:block;width:100%;height:auto;background:#f6f1e6}
.picture a{outline-offset:.3rem}
.zoom{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.9rem;margin-bottom:.4rem}
.zoom label,.switch label{display:inline-flex;gap:.4em;align-items:center;min-height:2rem}
.zoom input,.switch input{width:1.15rem;height:1.15rem;accent-color:var(--accent)}
.scroll{overflow:auto;max-height:92vh;border:1px solid var(--line);border-radius:.6rem;background:#f6f1e6}
.picture:has(.z1:checked) .scroll svg{max-height:90vh}
.picture:has(.z2:checked) .scroll svg{width:200%}
.picture:has(.z5:checked) .scroll svg{width:500%}
figcaption{font-size:.85rem;color:var(--soft);margin-top:.4rem}

.island{border:.12rem solid #a3937b;border-radius:1.1rem;background:rgba(255,253,248,.6);
  padding:clamp(.8rem,2.5vw,1.3rem);margin-top:1rem}
.island .island{background:var(--sheet);border-color:#cdc1ad}
.plate-row{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.3rem 1.2rem;align-items:baseline}
.plate{font-size:1.15rem;display:flex;gap:.7em;align-items:baseline;margin:0}
.island .island .plate{font-size:1.05rem}
.plain{color:var(--soft);font-size:.95rem}
.level{flex:none;font-size:.8em;font-weight:bold;color:var(--soft);border:1px solid var(--line);
  background:var(--ground);border-radius:.35em;padding:0 .5em;white-space:nowrap;text-decoration:none}
.signs{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;font-size:.9rem}
.symbol{border:.12rem solid var(--accent);color:var(--accent);border-radius:2em;padding:0 .8em;font-weight:bold}
.points{color:var(--soft);font-weight:bold}

main .cards{list-style:none;display:grid;gap:.7rem;margin-top:.8rem;padding:0;align-items:start;
  grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr))}
.card,main .cards .card{margin:0}
.card{position:relative;background:var(--white);border:1px solid rgba(90,70,40,.28);border-radius:.3rem;
  padding:.65rem 1.9rem .65rem .9rem;box-shadow:0 .1rem .25rem rgba(70,50,30,.12);line-height:1.65;
  break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact;min-width:0}
.card.yellow{background:var(--yellow)}.card.rose{background:var(--rose)}.card.sky{background:var(--sky)}
.card.green{background:var(--green)}.card.violet{background:var(--violet)}
.card.long{grid-column:1/-1;break-inside:auto}
.card .mark{position:absolute;right:.6rem;top:.6rem;width:.85rem;height:.85rem;fill:#5c4c3a}
.card .text{word-break:auto-phrase;text-wrap:pretty}
.card:has(rt) .text{line-height:2.1}
.card .ink{display:block;max-width:100%;height:auto;fill:none;stroke:currentColor;
  stroke-linecap:round;stroke-linejoin:round}
.card .foot{font-size:.8rem;color:#54493e;margin-top:.25rem}

table{border-collapse:collapse;width:100%;background:var(--sheet);margin:.6rem 0}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.45rem .8rem;text-align:left;vertical-align:top}
thead th{font-size:.85rem;color:var(--soft);font-weight:normal}
tbody th{font-weight:bold}
th[colspan]{background:var(--ground)}
tr{break-inside:avoid}
table.facts th{width:9em;font-weight:normal;color:var(--soft)}
.num{width:1%;white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums}
.share{width:22%}
.bar{display:inline-block;background:#e3d3b6;padding:0 .5em;border-radius:.2em;min-width:2.2em;font-weight:bold;
  print-color-adjust:exact;-webkit-print-color-adjust:exact}
.chart th{font-weight:normal;width:11em}
.chart .length{width:60%}
.chart .bar{display:block;padding:0;min-width:0;height:1.2em}
.narrative{background:var(--sheet);border-left:.3rem solid var(--accent);padding:.6rem 1.3rem;line-height:2}
.narrative .level{font-size:.72rem}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.8rem;color:var(--soft)}

@media (max-width:36rem){
  .cards{gap:.5rem}
  section.part{margin-top:2.75rem}
  .picture{margin-inline:-1rem}
  .scroll{border-inline:none;border-radius:0}
  .picture figcaption,.zoom{padding-inline:1rem}
  th,td{padding-inline:.5rem}
  table.facts th{width:6.5em}
  .chart th{width:7em}
  .chart .length{width:34%}
}
@page{size:A4 portrait;margin:14mm 16mm 16mm;
  @bottom-center{content:counter(page) " / " counter(pages);font-size:9pt;color:#655b50}}
@page map{size:A4 landscape;margin:12mm 12mm 14mm}
@page :first{@bottom-center{content:""}}
@media print{
  :root{--ground:#fff;--sheet:#fff}
  html{font-size:10.5pt}
  body{line-height:1.65}
  .page{max-width:none;padding:0}
  a{text-decoration:none}
  .zoom,.switch{display:none}
  header{padding-top:22mm;border-top-width:2mm}
  h1{font-size:26pt}
  nav.part{border:none;padding:0;margin-top:10mm;break-inside:avoid}
  nav.contents ul{columns:1}
  nav.contents li{border-bottom:1px dotted #b9ab95;padding:.6mm 0}
  nav.contents a{display:block}
  nav.contents a::after{content:target-counter(attr(href url),page);float:right}
  section.part{margin-top:9mm}
  section.part.purpose{break-before:page;margin-top:0}
  section.part.opinions{break-before:page;margin-top:0;page:opinions}
  section.part.maps{page:map;margin-top:0}
  section.part.maps .picture{margin:0;break-inside:avoid}
  .maps:has(.paper) .picture:has(.scroll+*):not(.paper){break-after:page}
  .picture.paper{display:block;break-inside:avoid;margin-inline:auto!important}
  .scroll{overflow:visible;max-height:none;border:none;border-radius:0}
  .picture .scroll svg,.picture.paper svg{width:100%!important;max-height:140mm!important;
    background:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
  .picture.paper svg{max-height:158mm!important}
  section.part.maps .picture.detail{display:inline-block;vertical-align:top;max-width:100%;margin:0 5mm 2mm 0!important}
  .picture.detail figcaption{margin-top:.5mm}
  .opinions .lead{break-after:avoid}
  .maps h3{margin:0 0 2mm;font-size:13pt}
  .maps .chapter{margin-top:0}
  h3,h4,h5,h6{margin-top:4.5mm}
  .chapter+.chapter{margin-top:7mm}
  .narrative{padding:.2rem 1rem;line-height:1.65;orphans:3;widows:3}
  .island{break-inside:auto;background:none;margin-top:.5rem;padding:.45rem .8rem .55rem}
  .card{box-shadow:none;line-height:1.4;padding-block:.3rem}
  .card .foot{margin-top:0}
  main .cards{grid-template-columns:repeat(3,1fr);gap:.35rem;margin-top:.35rem}
  .plate{break-inside:avoid;font-size:1.05rem;line-height:1.35;margin:0}
  .plate-row{break-after:avoid}
  th,td{padding-block:.5mm}
  thead{display:table-header-group}
  .note{break-after:avoid;line-height:1.4}
  footer{margin-top:1.5rem}
}
)css";
}

}  // namespace report
