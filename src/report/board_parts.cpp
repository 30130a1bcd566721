#include "report/board_parts.h"

#include <algorithm>

#include "base/local_time.h"
#include "model/ground.h"
#include "report/crossed.h"
#include "report/markup.h"
#include "report/words.h"

namespace report {

using model::Card;

namespace {

/// A sentence with phrases in its gaps.
Phrase filled(std::string_view pattern, const std::vector<Phrase>& parts) {
  Phrase out;
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) out.push_back({std::move(plain), Words::Kind::plain, {}, {}});
    plain.clear();
  };
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool gap = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const std::size_t which = gap ? std::size_t(pattern[i + 1] - '0') : parts.size();
    if (which >= parts.size()) {
      plain += pattern[i];
      continue;
    }
    flush();
    out.insert(out.end(), parts[which].begin(), parts[which].end());
    i += 2;
  }
  flush();
  return out;
}

/// How both ends stand to one another, as a sentence.
const char* sentence_of(model::RelationKind kind, const base::Messages& tr) {
  switch (kind) {
    case model::RelationKind::same:
      return tr("“{0}” and “{1}” say the same.");
    case model::RelationKind::close:
      return tr("“{0}” and “{1}” are close to each other.");
    case model::RelationKind::order:
      return tr("“{0}” leads to “{1}”.");
    case model::RelationKind::mutual:
      return tr("“{0}” and “{1}” act on each other.");
    case model::RelationKind::strong_mutual:
      return tr("“{0}” and “{1}” act on each other strongly.");
    case model::RelationKind::opposed:
      return tr("“{0}” and “{1}” are opposed.");
    case model::RelationKind::broken:
      return tr("“{0}” and “{1}” are broken off from each other.");
    case model::RelationKind::supported_by:
      return tr("“{0}” is supported by “{1}”.");
    case model::RelationKind::vague:
      return tr("“{0}” and “{1}” are vaguely related.");
  }
  return "{0} {1}";
}

class BoardTeller {
 public:
  BoardTeller(const Telling& telling, const BoardView& view, int level, std::vector<Block>& out)
      : t(telling), tr(telling.tr), view_(view), level_(level), out_(out) {}

  void tell() {
    const Outline& outline = view_.outline;
    if (view_.board.cards.empty() && view_.board.islands.empty()) {
      note(tr("No cards have been written yet."));
      return;
    }
    for (const IslandNode& node : outline.islands) add_island(node, level_);
    if (!outline.lone_wolves.empty()) {
      heading(tr("Lone wolves"));
      note(tr("Cards that stand for themselves: they fitted no island."));
      add_cards(outline.lone_wolves);
    }
    if (!outline.loose.empty()) {
      heading(outline.islands.empty() ? tr("Cards") : tr("Cards outside the islands"));
      add_cards(outline.loose);
    }
    add_fields();
    add_relations();
    add_circles();
    if (!outline.tray.empty())
      note(fill(tr("Not shown here: {0} in the tray."), {std::to_string(outline.tray.size())}));
  }

 private:
  void heading(const char* words) { out_.emplace_back(Heading{level_, t.phrase(words), {}}); }
  void note(std::string words) {
    out_.emplace_back(Paragraph{t.phrase(std::move(words)), Paragraph::Kind::note});
  }

  void add_island(const IslandNode& node, int level) {
    const model::Island& island = *node.island;
    IslandHead head;
    head.level = level;
    head.label = node.label;
    head.plate = island.plate.empty() ? t.phrase(tr("(no title plate yet)"), Words::Kind::missing)
                                      : t.phrase(island.plate);
    head.plain = island.plain;
    head.symbol = island.symbol;
    head.points = t.points(view_, island.id);
    head.color = island.color;
    head.anchor = view_.anchor_of(island.id);
    head.island = &island;
    out_.emplace_back(std::move(head));
    add_cards(node.cards);
    for (const IslandNode& inner : node.inner) add_island(inner, level + 1);
  }

  void add_cards(const std::vector<const Card*>& cards) {
    if (cards.empty()) return;
    Cards block;
    for (const Card* card : cards) {
      Cards::Item item{card, {}, foot_of(*card), {}};
      if (!card->text.empty())
        item.text = t.phrase(card->text);
      else if (card->ink.empty())
        item.text = t.phrase(tr("(empty card)"), Words::Kind::missing);
      block.items.push_back(std::move(item));
    }
    out_.emplace_back(std::move(block));
  }

  std::string foot_of(const Card& card) const {
    std::string out;
    const auto add = [&](const std::string& words) {
      if (words.empty()) return;
      if (!out.empty()) out += tr(" · ");
      out += words;
    };
    if (card.alone > 0) {
      std::string dots;
      for (int i = 0; i < std::min(card.alone, 12); ++i) dots += "●";
      add(dots + " " + fill(tr("Stayed alone for {0} rounds"), {std::to_string(card.alone)}));
    }
    if (const Card* twin = model::find_card(view_.board, card.twin)) {
      const auto label = view_.labels.find(twin->island);
      add(label == view_.labels.end() ? std::string(tr("Twin card"))
                                      : fill(tr("Twin card, also in {0}"), {label->second}));
    }
    add(t.points(view_, card.id));
    if (t.published.names) {
      constexpr std::size_t kClockAt = 11, kClockLength = 5;  // "17:02"
      add(card.who);
      if (card.made != 0)
        add(base::local_time_text(card.made, t.town.zone).substr(kClockAt, kClockLength));
    }
    return out;
  }

  /// What lies on which field of the ground.
  void add_fields() {
    const model::Ground& ground = view_.board.ground;
    if (!model::has_ground(view_.board)) return;
    std::map<model::GroundField, std::vector<const Card*>> lying;
    std::vector<const Card*> beside;
    for (const auto& [id, card] : view_.board.cards) {
      if (card.place != model::Place::table) continue;
      const auto field = model::field_of(view_.board, card);
      (field ? lying[*field] : beside).push_back(&card);
    }
    std::size_t most = beside.size();
    for (const auto& [field, cards] : lying) most = std::max(most, cards.size());
    heading(tr("By field"));
    Table table;
    table.head = {tr("Field"), tr("How many"), tr("Cards")};
    table.columns = {Table::Column::text, Table::Column::share, Table::Column::text};
    const auto add = [&](const std::string& name, std::vector<const Card*> cards) {
      sort_for_reading(cards);
      std::vector<Table::Cell> row{{t.phrase(name, Words::Kind::strong)},
                                   {t.phrase(std::to_string(cards.size())),
                                    most == 0 ? 0 : double(cards.size()) / double(most)},
                                   {}};
      for (const Card* card : cards) {
        if (!row.back().words.empty())
          row.back().words.push_back({"\n", Words::Kind::plain, {}, {}});
        row.back().words.push_back(t.words(t.plain_name(view_, card->id)));
      }
      table.rows.push_back(std::move(row));
    };
    for (const model::GroundField field : model::fields_of(ground))
      add(model::name_of(ground, field), lying[field]);
    if (!beside.empty()) add(tr("beside the fields"), beside);
    out_.emplace_back(std::move(table));
  }

  void add_relations() {
    if (view_.board.relations.empty()) return;
    heading(tr("Relations"));
    List list;
    for (const auto& [id, relation] : view_.board.relations) {
      Phrase item =
          filled(sentence_of(relation.kind, tr), {end_of(relation.from), end_of(relation.to)});
      if (!relation.words.empty()) {
        item.push_back({" ", Words::Kind::plain, {}, {}});
        item.push_back(t.words(relation.words, Words::Kind::strong));
      }
      list.items.push_back(std::move(item));
    }
    out_.emplace_back(std::move(list));
  }

  Phrase end_of(Id thing) const {
    return t.phrase(t.plain_name(view_, thing), Words::Kind::plain, view_.anchor_of(thing));
  }

  void add_circles() {
    if (view_.board.circles.empty()) return;
    heading(tr("Cross circles"));
    List list;
    for (const auto& [id, circle] : view_.board.circles) {
      Phrase item = circle.words.empty() ? t.phrase(tr("(no words yet)"), Words::Kind::missing)
                                         : t.phrase(circle.words, Words::Kind::strong);
      const char* before = ": ";
      for (const Id thing : crossed_by(view_.board, circle)) {
        item.push_back(
            {before == std::string_view(": ") ? tr(": ") : tr(", "), Words::Kind::plain, {}, {}});
        before = ", ";
        const Phrase named = filled(tr("“{0}”"), {end_of(thing)});
        item.insert(item.end(), named.begin(), named.end());
      }
      list.items.push_back(std::move(item));
    }
    out_.emplace_back(std::move(list));
  }

  const Telling& t;
  const base::Messages& tr;
  const BoardView& view_;
  const int level_;
  std::vector<Block>& out_;
};

}  // namespace

void tell_board(const Telling& telling, const BoardView& view, int level,
                std::vector<Block>& blocks) {
  BoardTeller(telling, view, level, blocks).tell();
}

}  // namespace report
