#include "ops/tell_words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ops {

using model::RelationKind;

namespace {

constexpr std::size_t kMostListed = 3;

/// It goes on in a sentence: a small letter where that is no name's.
std::string going_on(std::string text) {
  constexpr std::array<std::string_view, 32> small{
      "The",   "A",     "An",        "We",     "It",     "They", "There", "This",
      "That",  "These", "Those",     "Nobody", "People", "Some", "Many",  "No",
      "All",   "Every", "Everybody", "Our",    "My",     "Your", "Not",   "What",
      "Those", "You",   "Young",     "Old",    "More",   "Most", "Few",   "Only"};
  const std::string first = text.substr(0, text.find(' '));
  if (std::ranges::find(small, first) != small.end())
    text[0] = char(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}
std::string begun(std::string text) {
  if (!text.empty()) text[0] = char(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// {a}: what it is led from, {no}: the same as whose (その), {b}: what is told, {v}: あり or ある …
std::string filled(std::string_view form, const std::string& a, const std::string& b,
                   const Tone& tone) {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t open = form.find('{', at);
    out += form.substr(at, open == std::string_view::npos ? open : open - at);
    if (open == std::string_view::npos) break;
    const std::size_t shut = form.find('}', open);
    const std::string_view key = form.substr(open + 1, shut - open - 1);
    if (key == "a")
      out += !a.empty() ? a : tone.japanese ? "これ" : "this";
    else if (key == "no")
      out += a.empty() ? "その" : a + "の";
    else if (key == "b")
      out += b;
    else if (const std::size_t bar = key.find('|'); bar != std::string_view::npos)
      out += tone.polite ? key.substr(bar + 1) : key.substr(0, bar);
    at = shut + 1;
  }
  return out;
}

/// Before a sentence, and round what is named.
struct Form {
  const char *clause, *noun;
};

Form form_ja(RelationKind kind, bool forward) {
  switch (kind) {
    case RelationKind::same:
      return {"{a}と同じように、", "{b}も、{a}と同じことを言って{いる|います}。"};
    case RelationKind::close:
      return {"{a}に近いところでは、", "{a}に近いものとして、{b}が{ある|あります}。"};
    case RelationKind::order:
      if (forward) return {"{a}を受けて、", "{a}は、{b}に{つながる|つながります}。"};
      return {"{no}もとをたどると、", "{no}もとには、{b}が{ある|あります}。"};
    case RelationKind::mutual:
      return {"{a}と互いに影響し合いながら、",
              "{a}と互いに影響し合っているのが、{b}{である|です}。"};
    case RelationKind::strong_mutual:
      return {"{a}と互いに強く影響し合いながら、",
              "{a}と互いに強く影響し合っているのが、{b}{である|です}。"};
    case RelationKind::opposed:
      return {"{a}とは反対に、", "{a}と対立しているのが、{b}{である|です}。"};
    case RelationKind::broken:
      return {"{a}とはつながらないまま、", "{a}とのつながりが切れているのが、{b}{である|です}。"};
    case RelationKind::supported_by:
      if (forward) return {"{a}を支えるように、", "{a}を支えているのが、{b}{である|です}。"};
      return {"{a}に支えられて、", "{a}に支えられて、{b}が{ある|あります}。"};
    case RelationKind::vague:
      return {"{a}とどこかでつながりながら、",
              "{a}とどこかでつながっていそうなのが、{b}{である|です}。"};
  }
  return {};
}

Form form_en(RelationKind kind, bool forward) {
  switch (kind) {
    case RelationKind::same:
      return {"Much the same as {a}: ", "{b} says the same as {a}."};
    case RelationKind::close:
      return {"Close to {a}: ", "Close to {a} is {b}."};
    case RelationKind::order:
      if (forward) return {"From {a} it follows that ", "From {a} follows {b}."};
      return {"The reason for {a}: ", "Behind {a} stands {b}."};
    case RelationKind::mutual:
      return {"In give and take with {a}: ", "In give and take with {a} is {b}."};
    case RelationKind::strong_mutual:
      return {"In close give and take with {a}: ", "In close give and take with {a} is {b}."};
    case RelationKind::opposed:
      return {"As opposed to {a}, ", "Opposed to {a} is {b}."};
    case RelationKind::broken:
      return {"Cut off from {a}: ", "Cut off from {a} is {b}."};
    case RelationKind::supported_by:
      if (forward) return {"In support of {a}: ", "What supports {a} is {b}."};
      return {"Supported by {a}: ", "Supported by {a} there is {b}."};
    case RelationKind::vague:
      return {"Somehow tied to {a}: ", "Somehow tied to {a} is {b}."};
  }
  return {};
}

const char* fact_ja(RelationKind kind) {
  switch (kind) {
    case RelationKind::same:
      return "{a}と{b}は、同じことを言って{いる|います}。";
    case RelationKind::close:
      return "{a}と{b}は、近い関係に{ある|あります}。";
    case RelationKind::order:
      return "{a}は、{b}につながって{いる|います}。";
    case RelationKind::mutual:
      return "{a}と{b}は、互いに影響し合って{いる|います}。";
    case RelationKind::strong_mutual:
      return "{a}と{b}は、互いに強く影響し合って{いる|います}。";
    case RelationKind::opposed:
      return "{a}と{b}は、対立して{いる|います}。";
    case RelationKind::broken:
      return "{a}と{b}は、つながりが切れて{いる|います}。";
    case RelationKind::supported_by:
      return "{a}は、{b}に支えられて{いる|います}。";
    case RelationKind::vague:
      return "{a}と{b}には、何かつながりがありそう{だ|です}。";
  }
  return "";
}

const char* fact_en(RelationKind kind) {
  switch (kind) {
    case RelationKind::same:
      return "{a} and {b} say the same";
    case RelationKind::close:
      return "{a} and {b} are close to each other";
    case RelationKind::order:
      return "{a} leads to {b}";
    case RelationKind::mutual:
      return "{a} and {b} act on each other";
    case RelationKind::strong_mutual:
      return "{a} and {b} strongly act on each other";
    case RelationKind::opposed:
      return "{a} and {b} are opposed";
    case RelationKind::broken:
      return "{a} and {b} are cut off from each other";
    case RelationKind::supported_by:
      return "{a} is supported by {b}";
    case RelationKind::vague:
      return "{a} and {b} seem to have something to do with each other";
  }
  return "";
}

/// 添えことば that join sentences by themselves.
bool joins(std::string_view words, bool japanese) {
  constexpr std::array<std::string_view, 22> ja{
      "だから", "なので",   "そこで", "それで", "しかし",   "でも",     "けれども", "だが",
      "一方",   "一方で",   "そして", "また",   "さらに",   "そのため", "その結果", "なぜなら",
      "つまり", "たとえば", "例えば", "ただし", "それなら", "すると"};
  constexpr std::array<std::string_view, 9> en{
      "therefore", "so", "thus", "but", "and", "then", "still", "that is why", "as a result"};
  std::string plain(words);
  if (!japanese)
    std::ranges::transform(plain, plain.begin(),
                           [](unsigned char c) { return char(std::tolower(c)); });
  return japanese ? std::ranges::find(ja, plain) != ja.end()
                  : std::ranges::find(en, plain) != en.end();
}

}  // namespace

std::string list_of(const std::vector<std::string>& quotes, bool japanese) {
  std::string out;
  const std::size_t shown = std::min(quotes.size(), kMostListed);
  for (std::size_t n = 0; n < shown; ++n) {
    if (n > 0 && !japanese) out += n + 1 == shown && shown == quotes.size() ? " and " : ", ";
    out += quotes[n];
  }
  if (shown < quotes.size()) out += japanese ? "など" : " and more";
  return out;
}

Thing thing_of(std::string_view plate, const Tone& tone) {
  Thing out{quoted(plate, tone.japanese), {}};
  if (!is_sentence(plate, tone.japanese)) return out;
  out.clause = bare_words(plate, tone.japanese);
  if (!ends_in_mark(out.clause)) out.clause += tone.japanese ? "。" : ".";
  return out;
}

std::string opened(const Tone& tone, Turn at, const std::string& holder, const Thing& thing) {
  Form form{};
  switch (at) {
    case Turn::first:
      form = tone.japanese ? Form{"まず、", "まず、{b}が{ある|あります}。"}
                           : Form{"First of all, ", "First of all there is {b}."};
      break;
    case Turn::later:
      form = tone.japanese ? Form{"また、", "また、{b}が{ある|あります}。"}
                           : Form{"Then, ", "Then there is {b}."};
      break;
    case Turn::within_first:
      form = tone.japanese ? Form{"{no}中で、", "{no}中には、{b}が{ある|あります}。"}
             : holder.empty() ? Form{"Within it, ", "Within it there is {b}."}
                              : Form{"Within {a}, ", "Within {a} there is {b}."};
      break;
    case Turn::within_later:
      form = tone.japanese ? Form{"また、", "また、{b}も{ある|あります}。"}
                           : Form{"Also, ", "There is also {b}."};
      break;
    case Turn::alone_first:
      form = tone.japanese ? Form{"", "どの島にも入らなかった声として、{b}が{ある|あります}。"}
                           : Form{"", "In no island, there is also {b}."};
      break;
    case Turn::alone_later:
      form = tone.japanese ? Form{"", "{b}という声も{ある|あります}。"}
                           : Form{"", "There is also {b}."};
      break;
  }
  const bool alone = at == Turn::alone_first || at == Turn::alone_later;
  if (thing.clause.empty() || alone) return filled(form.noun, holder, thing.noun, tone);
  return filled(form.clause, holder, {}, tone) +
         (tone.japanese ? thing.clause : going_on(thing.clause));
}

std::string led(const Tone& tone, const Lead& lead, const Thing& thing) {
  const std::string words = bare_words(lead.words, tone.japanese);
  const bool says = !thing.clause.empty();
  if (joins(words, tone.japanese) && lead.forward && lead.other.empty()) {
    const std::string start = tone.japanese ? words + "、" : begun(words) + ", ";
    if (says) return start + (tone.japanese ? thing.clause : going_on(thing.clause));
    return start +
           filled(tone.japanese ? "{b}が{ある|あります}。" : "there is {b}.", {}, thing.noun, tone);
  }
  const Form form =
      tone.japanese ? form_ja(lead.kind, lead.forward) : form_en(lead.kind, lead.forward);
  std::string out = filled(says ? form.clause : form.noun, lead.other, thing.noun, tone);
  if (says) out += tone.japanese ? thing.clause : going_on(thing.clause);
  if (!tone.japanese) out = begun(out);
  if (words.empty()) return out;
  const std::string quote = quoted(words, tone.japanese);
  if (!tone.japanese) return out + " Between the two stands " + quote + ".";
  return out + filled(is_sentence(words, true) && !ends_in_mark(words)
                          ? "あいだにあるのは、{b}ということ{である|です}。"
                          : "あいだにあるのは、{b}{である|です}。",
                      {}, quote, tone);
}

std::string related(const Tone& tone, RelationKind kind, const std::string& from,
                    const std::string& to, std::string_view said) {
  const std::string words = bare_words(said, tone.japanese);
  if (!tone.japanese) {
    const std::string fact = filled(fact_en(kind), from, to, tone);
    return fact + (words.empty() ? "." : " (" + quoted(words, false) + ").");
  }
  const std::string fact = filled(fact_ja(kind), from, to, tone);
  return words.empty() ? fact : quoted(words, true) + "ということで、" + fact;
}

std::string voices(const Tone& tone, const std::vector<std::string>& names) {
  const std::string all = list_of(names, tone.japanese);
  if (!tone.japanese) return "People say " + all + ".";
  return filled(
      all.ends_with("など") ? "{b}の声が{ある|あります}。" : "{b}という声が{ある|あります}。", {},
      all, tone);
}

std::string holds(const Tone& tone, const std::vector<std::string>& names) {
  const std::string all = list_of(names, tone.japanese);
  return filled(tone.japanese ? "そこには、{b}が{ある|あります}。" : "It holds {b}.", {}, all,
                tone);
}

}  // namespace ops
