#include "report/figure_maps.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "model/plate_labels.h"
#include "report/document.h"
#include "report/figures.h"
#include "text/typesetter.h"

namespace report {

namespace {

using model::Id;

constexpr double kApart = 14;  // mm between plates of an index

/// A plate or a card of the index, and where it goes.
struct Thing {
  Id id;
  base::Vec2 pos;
  base::Size size;
};

bool overlap(const std::vector<Thing>& things, double scale) {
  for (std::size_t i = 0; i < things.size(); ++i)
    for (std::size_t j = i + 1; j < things.size(); ++j) {
      const base::Vec2 d = (things[i].pos - things[j].pos) * scale;
      if (std::abs(d.x) < (things[i].size.w + things[j].size.w) / 2 + kApart &&
          std::abs(d.y) < (things[i].size.h + things[j].size.h) / 2 + kApart)
        return true;
    }
  return false;
}

base::Rect bounds_of(const std::vector<Thing>& things) {
  base::Rect r;
  for (const Thing& t : things) r = r.united(base::Rect::around(t.pos, t.size));
  return r;
}

/// How much smaller than life it is on a page.
double on_page(const std::vector<Thing>& things) {
  const base::Rect r = bounds_of(things).grown(kApart);
  return std::min({kFigurePage.w / r.width(), kFigurePage.h / r.height(), 1.0});
}

/// In rows from the top, each from the left: what lay beside one another does so still, more or less.
std::vector<Thing> in_rows(std::vector<Thing> things) {
  if (things.empty()) return things;
  base::Size cell;
  for (const Thing& t : things)
    cell = {std::max(cell.w, t.size.w + kApart), std::max(cell.h, t.size.h + kApart)};
  const double wide = kFigurePage.w / kFigurePage.h * cell.h / cell.w;
  const auto columns = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(things.size()) * wide))));
  std::ranges::stable_sort(things, {}, [](const Thing& t) { return t.pos.y; });
  for (std::size_t i = 0; i < things.size(); i += columns) {
    const auto from = things.begin() + std::ptrdiff_t(i);
    const auto to = things.begin() + std::ptrdiff_t(std::min(things.size(), i + columns));
    std::stable_sort(from, to, [](const Thing& a, const Thing& b) { return a.pos.x < b.pos.x; });
    for (auto t = from; t != to; ++t)
      t->pos = {static_cast<double>(t - from) * cell.w, static_cast<double>(i / columns) * cell.h};
  }
  return things;
}

std::vector<Thing> together(std::vector<Thing> things) {
  // As near as they can be without lying on one another.
  double low = 0, high = 1;
  if (things.empty() || overlap(things, 1)) return in_rows(std::move(things));
  for (int i = 0; i < 12; ++i) {
    const double middle = (low + high) / 2;
    (overlap(things, middle) ? low : high) = middle;
  }
  std::vector<Thing> near = things;
  for (Thing& t : near) t.pos = t.pos * high;
  // A map with one crowded corner would stay mostly empty, and one far too wide could not be read.
  constexpr double kReadableScale = kReadable_pt / (text::kSmallestText * 72 / 25.4);
  std::vector<Thing> rows = in_rows(std::move(things));
  const double as_it_lies = on_page(near), set = on_page(rows);
  const bool empty = bounds_of(near).area() > 2.5 * bounds_of(rows).area();
  return empty || (as_it_lies < kReadableScale && set > as_it_lies) ? rows : near;
}

/// As `board`, with the numbers that its plates have there, whatever is taken away from it.
model::Board numbered(const model::Board& board) {
  model::Board out = board;
  for (const auto& [id, label] : model::plate_labels(board)) {
    const std::size_t dash = label.rfind('-');
    int number = 0;
    if (dash != label.npos &&
        std::from_chars(label.data() + dash + 1, label.data() + label.size(), number).ec ==
            std::errc{})
      out.islands.at(id).number = number;
  }
  return out;
}

}  // namespace

model::Board detail_of(const model::Board& board, Id island) {
  model::Board out = numbered(board);
  const std::vector<Id> inner = model::subtree_of(board, island);
  const std::set<Id> within(inner.begin(), inner.end());
  std::erase_if(out.cards, [&](const auto& c) {
    return c.second.place != model::Place::table || !within.contains(c.second.island);
  });
  std::erase_if(out.islands, [&](const auto& i) { return !within.contains(i.first); });
  for (auto& [id, card] : out.cards)
    if (!out.cards.contains(card.twin)) card.twin = {};
  if (const auto root = out.islands.find(island); root != out.islands.end())
    root->second.parent = {};
  const auto is_there = [&](Id id) { return out.cards.contains(id) || out.islands.contains(id); };
  std::erase_if(out.relations,
                [&](const auto& r) { return !is_there(r.second.from) || !is_there(r.second.to); });
  // Votes for others stay: ranks are told by all of them.
  out.circles.clear();
  out.ground = {};
  out.legend = false;
  return out;
}

model::Board index_of(const model::Board& board) {
  model::Board out = numbered(board);
  std::erase_if(out.cards, [](const auto& c) {
    return c.second.place != model::Place::table || !c.second.island.nil();
  });
  std::erase_if(out.islands, [](const auto& i) { return !i.second.parent.nil(); });
  const auto outermost = [&](Id id) {
    const model::Card* card = model::find_card(board, id);
    const std::vector<Id> path = model::path_to(board, card ? card->island : id);
    return path.empty() ? id : path.front();
  };
  std::set<std::pair<Id, Id>> joined;
  std::map<Id, model::Relation> relations;
  for (const auto& [id, relation] : board.relations) {
    model::Relation r = relation;
    r.from = outermost(r.from);
    r.to = outermost(r.to);
    const bool there = (out.cards.contains(r.from) || out.islands.contains(r.from)) &&
                       (out.cards.contains(r.to) || out.islands.contains(r.to));
    if (there && r.from != r.to && joined.insert({r.from, r.to}).second) relations[id] = r;
  }
  out.relations = std::move(relations);
  out.circles.clear();
  out.ground = {};
  out.legend = false;
  out.index_map = false;
  std::vector<Thing> things;
  for (auto& [id, island] : out.islands) {
    // Where the island lies, which its plate may be far from.
    base::Vec2 sum = island.plate_pos;
    double count = 1;
    for (const Id inner : model::subtree_of(board, id))
      for (const Id card : model::cards_in(board, inner)) sum += board.cards.at(card).pos, ++count;
    island.plate_turn = 0;
    island.closed = false;
    things.push_back({id, sum / count, island.plate_size});
  }
  for (const auto& [id, card] : out.cards) things.push_back({id, card.pos, card.size});
  for (const Thing& t : together(std::move(things))) {
    if (const auto island = out.islands.find(t.id); island != out.islands.end())
      island->second.plate_pos = t.pos;
    else
      out.cards.at(t.id).pos = t.pos;
  }
  return out;
}

model::Board board_of(const Figure& figure) {
  if (figure.what == Figure::What::index) return index_of(*figure.board);
  if (figure.what == Figure::What::detail && figure.board->islands.contains(figure.island))
    return detail_of(*figure.board, figure.island);
  model::Board out = *figure.board;
  out.index_map = false;  // how the table sees it just now
  return out;
}

double smallest_letters(const canvas::DrawList& list) {
  double out = 0;
  for (const auto& entry : list.entries) {
    const auto* text = std::get_if<canvas::Text>(&entry.item);
    if (!text || !text->layout || text->layout->runs.empty()) continue;
    // Only the mark of a round is smaller: the text says it, too.
    if (text->layout->em < text::kSmallestText - 1e-3) continue;
    if (out == 0 || text->layout->em < out) out = text->layout->em;
  }
  return out;
}

}  // namespace report
