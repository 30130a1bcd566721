#include "report/compose.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "ops/report_words.h"
#include "report/end_parts.h"
#include "report/evening_parts.h"
#include "report/map_parts.h"
#include "report/markup.h"
#include "report/result_parts.h"
#include "report/telling.h"
#include "report/words.h"

namespace report {

namespace {

struct PartKind {
  std::string_view name;
  const char* title;  // nothing: it stands without a heading
  PartTeller tell;
  bool numbered = true;
};
constexpr PartKind kParts[] = {
    {"cover", "", tell_cover, false},
    {"glance", base::msgid("At a glance"), tell_glance, false},
    {"contents", base::msgid("Contents"), nullptr, false},
    {"purpose", base::msgid("Purpose"), tell_purpose},
    {"overview", base::msgid("Overview"), tell_overview},
    {"flow", base::msgid("How the day went"), tell_flow},
    {"results", base::msgid("Results in short"), tell_results},
    {"opinions", base::msgid("What was said"), tell_opinions},
    {"maps", base::msgid("The maps"), tell_maps},
    {"narrative", base::msgid("The maps as text"), tell_narrative},
    {"survey", base::msgid("Questionnaire"), tell_survey},
    {"privacy", base::msgid("About personal data"), tell_privacy},
    {"contact", base::msgid("Contact"), tell_contact, false},
};

const PartKind* find_part(std::string_view name) {
  const auto* const it = std::ranges::find(kParts, name, &PartKind::name);
  return it == std::end(kParts) ? nullptr : it;
}

/// The parts that are listed, each leading to where it begins.
std::vector<Block> contents_of(const std::vector<Part>& parts, const Telling& telling) {
  List list;
  for (const Part& part : parts)
    if (part.listed)
      list.items.push_back(telling.phrase(part.title, Words::Kind::plain, part.anchor));
  if (list.items.empty()) return {};
  return {list};
}

/// Calls f(phrase) for all that may lead elsewhere, and g(anchor) for where it may lead to.
template <class F, class G>
void walk(Block& block, F f, G g) {
  if (auto* heading = std::get_if<Heading>(&block)) {
    f(heading->words);
    g(heading->anchor);
  } else if (auto* paragraph = std::get_if<Paragraph>(&block)) {
    f(paragraph->words);
  } else if (auto* list = std::get_if<List>(&block)) {
    for (Phrase& item : list->items) f(item);
  } else if (auto* table = std::get_if<Table>(&block)) {
    for (auto& row : table->rows)
      for (Table::Cell& cell : row) f(cell.words);
  } else if (const auto* island = std::get_if<IslandHead>(&block)) {
    g(island->anchor);
  } else if (const auto* figure = std::get_if<Figure>(&block)) {
    g(figure->anchor);
  }
}

/// What leads to a part that is left out leads nowhere.
void drop_dead_links(std::vector<Part>& parts) {
  std::set<std::string> there;
  for (Part& part : parts) {
    there.insert(part.anchor);
    for (Block& block : part.blocks)
      walk(
          block, [](Phrase&) {}, [&](const std::string& anchor) { there.insert(anchor); });
  }
  for (Part& part : parts)
    for (Block& block : part.blocks)
      walk(
          block,
          [&](Phrase& phrase) {
            for (Words& words : phrase)
              if (!there.contains(words.to)) words.to.clear();
          },
          [](const std::string&) {});
}

}  // namespace

std::span<const std::string_view> known_parts() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> out;
    for (const PartKind& kind : kParts) out.push_back(kind.name);
    return out;
  }();
  return names;
}

Form full_form() {
  const auto names = known_parts();
  return {{names.begin(), names.end()}, true, false};
}

Document compose(const Composing& from) {
  const Telling telling(from);
  const base::Messages& tr = from.tr;
  const model::Session& session = from.published.session;
  Document out;
  out.title = session.title.empty() ? tr("Untitled session") : session.title;
  out.subtitle = tr("Report");
  out.lang = tr.lang();
  out.made = session.made;
  out.logo = from.logo;
  out.readings = from.readings;
  if (!from.town.name.empty()) out.town = telling.phrase(from.town.name);
  int number = 0;
  for (const auto& [name, on] : ops::report_parts(session, from.form.parts)) {
    const PartKind* const found = find_part(name);
    if (!on || !found) continue;
    const PartKind& kind = *found;
    const bool numbered = from.form.numbered && kind.numbered;
    const std::string own = numbered ? std::to_string(number + 1) : std::string();
    Part part{name, *kind.title ? tr(kind.title) : "", name, kind.numbered, {}};
    if (kind.tell) {
      part.blocks = kind.tell(telling, own);
      if (part.blocks.empty()) continue;
    }
    if (numbered) {
      ++number;
      part.title = own + ". " + part.title;
    }
    part.listed = kind.numbered || name == "contact";
    out.parts.push_back(std::move(part));
  }
  const auto contents = std::ranges::find(out.parts, "contents", &Part::name);
  if (contents != out.parts.end()) {
    contents->listed = false;
    contents->blocks = contents_of(out.parts, telling);
    if (contents->blocks.empty()) out.parts.erase(contents);
  }
  drop_dead_links(out.parts);
  return out;
}

std::string part_title(std::string_view name, const base::Messages& tr) {
  const PartKind* kind = find_part(name);
  if (!kind) return std::string(name);
  return *kind->title ? tr(kind->title) : tr("Cover");
}

std::string language_of(const model::Session& session) {
  int japanese = 0, others = 0;
  const auto weigh = [&](const std::string& text) {
    if (text.empty()) return;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
      const char32_t c = base::code_point_at(text, at, next);
      if ((c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
          (c >= 0xff66 && c <= 0xff9f) || (c >= 0x20000 && c <= 0x323af)) {
        ++japanese;
        return;
      }
    }
    ++others;
  };
  weigh(session.title);
  for (const auto& [id, question] : session.questions) weigh(question.text);
  for (const auto& [id, board] : session.boards) {
    for (const auto& [card_id, card] : board.cards) weigh(card.text);
    for (const auto& [island_id, island] : board.islands) weigh(island.plate);
  }
  return japanese >= others && japanese > 0 ? "ja" : "en";
}

}  // namespace report
