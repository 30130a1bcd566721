#include "desk/lay_out.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "canvas/scene.h"
#include "desk/words.h"
#include "model/invariants.h"
#include "model/plate_labels.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "text/typesetter.h"

namespace desk {

using namespace model;

namespace {

constexpr double kGap = 10;       // mm between cards laid out in rows
constexpr double kPlateGap = 6;   // mm between a plate and what lies below it
constexpr double kOutline = 8;    // mm from what lies in an island to its line
constexpr double kApart = 40;     // mm between islands
constexpr double kBelow = 30;     // mm below what lies there
constexpr std::size_t kFew = 12;  // cards that are put where there is room within sight

Card card_of(const model::CardWish& wish, text::Typesetter& typesetter, base::IdSource& ids,
             base::WallTime now, const text::Letters& letters) {
  Card c;
  c.id = ids.next();
  c.text = wish.text;
  c.who = wish.who;
  c.color = wish.color;
  c.size = card_size_for(wish.text, typesetter, letters);
  c.alone = wish.islands.empty() ? wish.alone : 0;
  c.made = wish.made != 0 ? wish.made : now;
  if (wish.in_tray) c.place = Place::tray;
  return c;
}

/// Cards and plates of an island, from its top left corner.
struct Block {
  Size size{0, 0};
  std::vector<std::pair<Card*, Vec2>> cards;  // their centres
  std::vector<std::pair<Island*, Vec2>> plates;

  void take(const Block& inner, Vec2 at) {
    for (const auto& [card, pos] : inner.cards) cards.emplace_back(card, pos + at);
    for (const auto& [plate, pos] : inner.plates) plates.emplace_back(plate, pos + at);
    size.w = std::max(size.w, at.x + inner.size.w);
    size.h = std::max(size.h, at.y + inner.size.h);
  }
};

Block rows_of(const std::vector<Card*>& cards) {
  Block out;
  const auto columns =
      std::max<std::size_t>(1, std::size_t(std::ceil(std::sqrt(double(cards.size()) * 1.2))));
  double x = 0, y = 0, row_height = 0;
  std::size_t column = 0;
  for (Card* card : cards) {
    if (column == columns) {
      column = 0;
      x = 0;
      y += row_height + kGap;
      row_height = 0;
    }
    out.cards.emplace_back(card, Vec2{x + card->size.w / 2, y + card->size.h / 2});
    out.size.w = std::max(out.size.w, x + card->size.w);
    out.size.h = std::max(out.size.h, y + card->size.h);
    x += card->size.w + kGap;
    row_height = std::max(row_height, card->size.h);
    ++column;
  }
  return out;
}

/// Side by side in rows that are about as long as they are many.
Block side_by_side(const std::vector<Block>& blocks) {
  Block out;
  double area = 0, widest = 0;
  for (const Block& b : blocks) {
    area += (b.size.w + kApart) * (b.size.h + kApart);
    widest = std::max(widest, b.size.w);
  }
  const double width = std::max(widest, std::sqrt(area * 1.5));
  double x = 0, y = 0, row_height = 0;
  for (const Block& b : blocks) {
    if (x > 0 && x + b.size.w > width) {
      x = 0;
      y += row_height + kApart;
      row_height = 0;
    }
    out.take(b, {x, y});
    x += b.size.w + kApart;
    row_height = std::max(row_height, b.size.h);
  }
  return out;
}

struct Node {
  Island island;
  std::vector<Card*> cards;
  std::vector<std::unique_ptr<Node>> inner;  // in the order they came
  std::map<model::IslandWish, Node*> by_name;
};

class LayOut {
 public:
  LayOut(const Board& board, text::Typesetter& typesetter, base::IdSource& ids, base::WallTime now,
         const text::Letters& letters)
      : board_(board), typesetter_(typesetter), ids_(ids), now_(now), letters_(letters) {}

  ops::Ops run(const std::vector<model::CardWish>& wishes) {
    cards_.reserve(wishes.size());
    for (const model::CardWish& wish : wishes) {
      Card& card = cards_.emplace_back(card_of(wish, typesetter_, ids_, now_, letters_));
      if (wish.in_tray) continue;
      Node* node = &table_;
      for (const model::IslandWish& name : wish.islands) node = &inner(*node, name);
      if (node != &table_) card.island = node->island.id;
      node->cards.push_back(&card);
    }
    place(whole());
    std::set<std::string> taken;
    for (const auto& [id, label] : model::plate_labels(board_)) taken.insert(label);
    keep_numbers(table_, taken);
    ops::Ops out;
    add_islands(out, table_);
    double z = top_z(board_);
    for (Card& card : cards_) {
      card.z = z++;
      out.push_back(ops::Add<Card>{board_.id, card});
    }
    for (std::size_t i = 0; i < wishes.size(); ++i) add_votes(out, cards_[i], wishes[i].votes);
    return out;
  }

 private:
  Node& inner(Node& node, const model::IslandWish& name) {
    Node*& found = node.by_name[name];
    if (found) return *found;
    auto made = std::make_unique<Node>();
    made->island.id = ids_.next();
    made->island.plate = name.plate;
    if (!name.plate.empty())
      made->island.plate_size = plate_size_for(name.plate, typesetter_, letters_);
    if (&node != &table_) made->island.parent = node.island.id;
    made->island.made = now_;
    found = made.get();
    node.inner.push_back(std::move(made));
    return *found;
  }

  Block block(Node& node) {
    Block members = rows_of(node.cards);
    if (!node.inner.empty()) {
      std::vector<Block> blocks;
      for (const auto& inner : node.inner) {
        blocks.push_back(block(*inner));
        node.island.level = std::max(node.island.level, inner->island.level + 1);
      }
      const double y = node.cards.empty() ? 0 : members.size.h + kApart / 2;
      members.take(side_by_side(blocks), {kOutline, y + kOutline});
      members.size.w += kOutline;
      members.size.h += kOutline;
    }
    const Size plate = node.island.plate_size;
    Block out;
    out.size.w = std::max(plate.w, members.size.w);
    out.take(members, {(out.size.w - members.size.w) / 2, plate.h + kPlateGap});
    out.plates.emplace_back(&node.island, Vec2{out.size.w / 2, plate.h / 2});
    return out;
  }

  /// The islands, and below them the cards on none.
  Block whole() {
    if (table_.inner.empty()) return rows_of(table_.cards);
    std::vector<Block> blocks;
    for (const auto& node : table_.inner) blocks.push_back(block(*node));
    Block out = side_by_side(blocks);
    if (!table_.cards.empty()) out.take(rows_of(table_.cards), {0, out.size.h + kApart});
    return out;
  }

  void place(const Block& all) const {
    base::Rect taken;
    for (const auto& [id, c] : board_.cards)
      if (c.place == Place::table) taken = taken.united(shape_of(c).bounds());
    for (const auto& [id, i] : board_.islands) taken = taken.united(plate_shape_of(i).bounds());
    const Vec2 at = taken.empty() ? Vec2{-all.size.w / 2, -all.size.h / 2}
                                  : Vec2{taken.centre().x - all.size.w / 2, taken.max.y + kBelow};
    const auto within = [](Vec2 p) {
      return Vec2{std::clamp(p.x, -kTableLimit, kTableLimit),
                  std::clamp(p.y, -kTableLimit, kTableLimit)};
    };
    for (const auto& [card, pos] : all.cards) card->pos = within(at + pos);
    for (const auto& [plate, pos] : all.plates) plate->plate_pos = within(at + pos);
  }

  /// The numbers their plates came with, as far as those are free.
  void keep_numbers(const Node& node, std::set<std::string>& taken) {
    for (const auto& [name, inner] : node.by_name) {
      keep_numbers(*inner, taken);
      Island& island = inner->island;
      const std::string level = std::to_string(island.level) + "-";
      int number = 0;
      if (name.mark.starts_with(level))
        std::from_chars(name.mark.data() + level.size(), name.mark.data() + name.mark.size(),
                        number);
      if (number < 1 || number > model::kMostNumber ||
          !taken.insert(level + std::to_string(number)).second)
        continue;
      island.number = number;
      int& highest = highest_[island.level];
      highest = std::max(highest, number);
    }
  }
  /// An island before what lies in it; the others' plates are numbered in that order.
  void add_islands(ops::Ops& out, const Node& node) {
    for (const auto& inner : node.inner) {
      Island& island = inner->island;
      if (island.number == 0) {
        int& highest = highest_[island.level];
        highest = std::max(highest, model::highest_number(board_, island.level)) + 1;
        island.number = std::min(highest, model::kMostNumber);
      }
      out.push_back(ops::Add<Island>{board_.id, inner->island});
      add_islands(out, *inner);
    }
  }

  void add_votes(ops::Ops& out, const Card& card, const std::vector<int>& points) {
    for (const int given : card.place == Place::table ? points : std::vector<int>()) {
      Vote vote;
      vote.id = ids_.next();
      vote.target = card.id;
      vote.points = given;
      vote.made = now_;
      out.push_back(ops::Add<Vote>{board_.id, vote});
    }
  }

  const Board& board_;
  text::Typesetter& typesetter_;
  base::IdSource& ids_;
  const base::WallTime now_;
  const text::Letters letters_;
  std::vector<Card> cards_;
  std::map<int, int> highest_;  // number, by level
  Node table_;                  // its island is none
};

/// Each where there is room, within sight.
std::size_t put_a_few(Desk& desk, const std::vector<model::CardWish>& wishes) {
  std::vector<base::Rect> taken = desk.sight().covered;
  double z = top_z(desk.board());
  ops::Ops ops;
  for (const model::CardWish& wish : wishes) {
    Card c = card_of(wish, desk.typesetter, desk.ids, desk.clock.wall(), desk.scene.look().letters);
    c.pos = desk.scene.free_place(c.size, desk.table(), taken);
    c.z = z++;
    taken.push_back(shape_of(c).bounds());
    ops.push_back(ops::Add<Card>{desk.board_id, c});
  }
  return desk.apply(ops) ? ops.size() : 0;
}

}  // namespace

std::vector<model::CardWish> wishes_of(const std::vector<std::string>& texts) {
  std::vector<model::CardWish> out(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) out[i].text = texts[i];
  return out;
}

ops::Ops lay_out_cards(const Board& board, const std::vector<model::CardWish>& cards,
                       text::Typesetter& typesetter, base::IdSource& ids, base::WallTime now,
                       const text::Letters& letters) {
  return LayOut(board, typesetter, ids, now, letters).run(cards);
}

std::size_t new_cards(Desk& desk, const std::vector<model::CardWish>& cards) {
  if (desk.read_only || cards.empty()) return 0;
  const bool plain = std::ranges::all_of(cards, [](const model::CardWish& c) {
    return c.islands.empty() && !c.in_tray && c.votes.empty();
  });
  if (plain && cards.size() <= kFew) return put_a_few(desk, cards);
  // Many lie below the others, where there is room for them: the view has to go there.
  const auto laid = lay_out_cards(desk.board(), cards, desk.typesetter, desk.ids, desk.clock.wall(),
                                  desk.scene.look().letters);
  return desk.doc.apply_all(laid) ? cards.size() : 0;
}

}  // namespace desk
