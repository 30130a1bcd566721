#include "report/html_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/markup.h"

namespace report {

namespace {

std::string with_ruby(const Words& words) {
  if (words.ruby.empty()) return escaped(words.text);
  std::string out;
  std::size_t at = 0;
  const std::string_view text = words.text;
  for (const text::Ruby& ruby : words.ruby) {
    out += escaped(text.substr(at, ruby.first_byte - at));
    out += fmt::format("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>",
                       escaped(text.substr(ruby.first_byte, ruby.end_byte - ruby.first_byte)),
                       escaped(ruby.reading));
    at = ruby.end_byte;
  }
  return out + escaped(text.substr(at));
}

const char* class_of(Words::Kind kind) {
  switch (kind) {
    case Words::Kind::soft:
      return "soft";
    case Words::Kind::label:
      return "level";
    case Words::Kind::missing:
      return "missing";
    case Words::Kind::plain:
    case Words::Kind::strong:
      break;
  }
  return "";
}

bool any_ruby(const Phrase& phrase) {
  return std::ranges::any_of(phrase, [](const Words& w) { return !w.ruby.empty(); });
}

bool any_ruby(const Block& block) {
  if (const auto* heading = std::get_if<Heading>(&block)) return any_ruby(heading->words);
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return any_ruby(paragraph->words);
  if (const auto* island = std::get_if<IslandHead>(&block)) return any_ruby(island->plate);
  if (const auto* list = std::get_if<List>(&block))
    return std::ranges::any_of(list->items, [](const Phrase& p) { return any_ruby(p); });
  if (const auto* cards = std::get_if<Cards>(&block))
    return std::ranges::any_of(cards->items,
                               [](const Cards::Item& item) { return any_ruby(item.text); });
  if (const auto* table = std::get_if<Table>(&block))
    for (const auto& row : table->rows)
      for (const Table::Cell& cell : row)
        if (any_ruby(cell.words)) return true;
  return false;
}

}  // namespace

std::string html_of(const Words& words, Dress dress) {
  std::string out = with_ruby(words);
  const std::string css = dress == Dress::styled ? class_of(words.kind) : "";
  if (words.kind == Words::Kind::strong) out = "<strong>" + out + "</strong>";
  if (!words.to.empty() && dress == Dress::styled)
    return fmt::format("<a{} href=\"#{}\">{}</a>",
                       css.empty() ? "" : fmt::format(" class=\"{}\"", css), escaped(words.to),
                       out);
  return css.empty() ? out : fmt::format("<span class=\"{}\">{}</span>", css, out);
}

std::string html_of(const Phrase& phrase, Dress dress) {
  if (phrase.size() == 1) return html_of(phrase.front(), dress);
  std::string out;
  for (const Words& words : phrase) {
    const bool space = words.text == " " || words.text == "\n";
    if (space)
      out += words.text;
    else
      out +=
          dress == Dress::bare ? html_of(words, dress) : "<bdi>" + html_of(words, dress) + "</bdi>";
  }
  return out;
}

bool has_ruby(const Document& document) {
  if (!document.readings) return false;
  for (const Part& part : document.parts) {
    if (any_ruby(document.told(part.title))) return true;
    for (const Block& block : part.blocks)
      if (any_ruby(block)) return true;
  }
  return any_ruby(document.told(document.title));
}

}  // namespace report
