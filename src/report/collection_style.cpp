#include "report/collection_style.h"

namespace report {

const char* collection_style() {
  return R"css(:root{color-scheme:light;--ground:#f6f1e6;--sheet:#fffdf8;--ink:#2b2622;--soft:#5f564c;--line:#ddd3c2;
  --accent:#963a1e}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);line-break:strict;overflow-wrap:anywhere;
  font:1rem/1.75 "BIZ UDPGothic","BIZ UDGothic","Hiragino Sans","Yu Gothic","Noto Sans CJK JP",sans-serif}
.page{max-width:70rem;margin:0 auto;padding:clamp(1rem,4vw,3rem)}
h1,h2,h3,h4,p,ul,ol,table,figure{margin:0;padding:0}
h1,h2,h3,h4{line-height:1.45;text-wrap:balance;word-break:auto-phrase}
h1{font-size:clamp(1.6rem,1.1rem + 2.4vw,2.6rem)}
h2{font-size:1.5rem;color:var(--accent);border-bottom:.15rem solid var(--accent);margin:3rem 0 1rem;padding-bottom:.3rem}
h3{font-size:1.25rem}
h4{font-size:1.05rem;margin:1.25rem 0 .4rem}
header{border-top:.4rem solid var(--accent);padding-top:1.25rem}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,input:focus-visible,select:focus-visible,button:focus-visible,summary:focus-visible{
  outline:.2rem solid var(--accent);outline-offset:.15rem}
.facts{display:flex;flex-wrap:wrap;gap:.5rem 2.25rem;list-style:none;padding:1rem 0;border-block:1px solid var(--line);
  margin-top:1rem}
.facts b{display:block;font-size:1.5rem;line-height:1.3}
.soft{color:var(--soft);font-size:.9rem}
#finder{position:sticky;top:0;z-index:1;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;
  padding:.75rem 1rem;margin-top:1.5rem;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end}
@media(max-width:45rem),(max-height:36rem){#finder{position:static}}
#finder[hidden]{display:none}
#finder label{display:block;font-size:.85rem;color:var(--soft);flex:1 1 11rem;min-width:0}
#finder input,#finder select{display:block;width:100%;font:inherit;color:var(--ink);padding:.45rem .6rem;
  border:1px solid #8b7f70;border-radius:.4rem;background:#fff;min-height:2.75rem}
#finder button{font:inherit;min-height:2.75rem;padding:.3rem 1rem;border:1px solid #8b7f70;border-radius:.4rem;
  background:#fff;color:var(--ink)}
#finder p{flex:1 1 100%;font-size:.9rem}
table{border-collapse:collapse;width:100%;background:var(--sheet)}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
th{background:#f1e7d8;font-size:.9rem}
td.n,th.n{text-align:right;white-space:nowrap}
.scroll{overflow-x:auto}
details{margin-top:.5rem}
summary{cursor:pointer;padding:.35rem 0}
.index{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1rem 2rem}
.index>div{min-width:0}
main>ul{padding-left:1.4em}
.index h3{padding-bottom:.2rem}
.index ul{list-style:none;columns:1}
.index li{padding:.2rem 0;border-bottom:1px solid var(--line)}
.session{background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;margin-top:1.25rem;
  padding:1.25rem clamp(1rem,3vw,1.75rem);content-visibility:auto;contain-intrinsic-size:auto 60rem}
.session>h3 .number{color:var(--accent);margin-right:.5em}
.map{margin:.75rem 0}
.map img{display:block;max-width:100%;height:auto;max-height:80vh;background:#f6f1e6;border:1px solid var(--line);border-radius:.4rem}
.themes{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem}
.themes li{background:#f1e7d8;border-radius:1rem;padding:.05rem .8rem;font-size:.9rem}
.cards{list-style:none;columns:20rem;column-gap:1.5rem;margin-top:.6rem}
.cards li{break-inside:avoid;border-left:.4rem solid var(--paper);padding:.1rem 0 .1rem .6rem;margin-bottom:.4rem;
  white-space:pre-wrap}
.cards .of{display:block;font-size:.8rem;color:var(--soft)}
.y{--paper:#e8c53a}.r{--paper:#e08f7f}.s{--paper:#7fb4d8}.g{--paper:#86bb70}.v{--paper:#a98fca}.w{--paper:#c9bda9}
[hidden]{display:none!important}
@media print{#finder{display:none}body{background:#fff}.session{content-visibility:visible;border:0;padding:0}
  .page{max-width:none;padding:0}@page{margin:15mm;@bottom-center{content:counter(page) " / " counter(pages)}}}
)css";
}

const char* collection_script() {
  return R"js((()=>{
const form=document.getElementById('finder'),said=document.getElementById('said'),
  words=form.elements.words,choices=['venue','question','evening'].map(n=>form.elements[n]);
const fold=s=>s.normalize('NFKC').toLowerCase().replace(/[ァ-ヶ]/g,c=>String.fromCharCode(c.charCodeAt(0)-96))
  .replace(/\s+/g,'');
let cards;
const read=()=>[...document.querySelectorAll('.session')].map(s=>({s,v:s.dataset.v,e:s.dataset.e,
  b:[...s.querySelectorAll('.board')].map(b=>({b,q:b.dataset.q,
    c:[...b.querySelectorAll('.cards li')].map(c=>({c,t:fold(c.textContent)}))}))}));
const find=()=>{
  cards=cards||read();
  const wanted=words.value.split(/[\s\u3000]+/).map(fold).filter(w=>w),[v,q,e]=choices.map(c=>c.value);
  let shown=0,sessions=0;
  for(const s of cards){
    let any=false;
    const here=(!v||s.v===v)&&(!e||s.e===e);
    for(const b of s.b){
      let some=!wanted.length&&here&&(!q||b.q===q);
      for(const c of b.c){
        const yes=here&&(!q||b.q===q)&&wanted.every(w=>c.t.includes(w));
        if(c.c.hidden===yes)c.c.hidden=!yes;
        if(yes){shown++;some=true}
      }
      b.b.hidden=!some;any=any||some;
    }
    s.s.hidden=!(any||(here&&!q&&!wanted.length));
    if(!s.s.hidden)sessions++;
  }
  said.textContent=form.dataset.said.replace('{0}',shown).replace('{1}',sessions);
};
let waits;
form.addEventListener('input',()=>{clearTimeout(waits);waits=setTimeout(find,150)});
form.addEventListener('submit',e=>{e.preventDefault();find()});
form.addEventListener('reset',()=>setTimeout(find));
form.hidden=false;
})();
)js";
}

}  // namespace report
