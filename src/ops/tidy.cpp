#include "ops/tidy.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/rounding.h"

namespace ops {
namespace {

using namespace model;
using base::Rect;

constexpr double kGap = 6;       // mm between cards in rows
constexpr double kPlateGap = 8;  // mm between a plate and what lies below it
constexpr double kOutline = 10;  // mm from what lies in a nested island to its line
constexpr double kIslandGap = 24;   // mm between islands
constexpr double kShape = 1.5;   // an island is to be so much wider than high
constexpr int kWidths = 24;      // of rows are tried
constexpr double kNoise = 0.01;  // mm

/// A card or plate, or many, as one rectangle in the frame of whoever reads it.
struct Block {
  struct Item {
    Id id;
    bool plate = false;
    Size size;
    Vec2 at;  // its middle from the block's top left corner
  };
  Size size{0, 0};
  Vec2 lay;  // where it lay, in that frame
  std::vector<Item> items;

  void take(const Block& inner, Vec2 at) {
    for (const Item& item : inner.items)
      items.push_back({item.id, item.plate, item.size, item.at + at});
    size.w = std::max(size.w, at.x + inner.size.w);
    size.h = std::max(size.h, at.y + inner.size.h);
  }
};

Block single(Id id, bool plate, Size size, Vec2 lay) {
  return {size, lay, {{id, plate, size, {size.w / 2, size.h / 2}}}};
}

/// As they are read: those that lie about as high as one another from left to right, then the next.
void in_reading_order(std::vector<Block>& blocks) {
  std::sort(blocks.begin(), blocks.end(),
            [](const Block& a, const Block& b) { return a.lay.y < b.lay.y; });
  for (std::size_t from = 0; from < blocks.size();) {
    std::size_t to = from + 1;
    const double line = blocks[from].lay.y + blocks[from].size.h / 2;
    while (to < blocks.size() && blocks[to].lay.y <= line) ++to;
    std::sort(blocks.begin() + std::ptrdiff_t(from), blocks.begin() + std::ptrdiff_t(to),
              [](const Block& a, const Block& b) {
                return a.lay.x != b.lay.x ? a.lay.x < b.lay.x
                                          : a.items.front().id < b.items.front().id;
              });
    from = to;
  }
}

/// In rows no wider than `width` where that can be, each centred on the widest.
Block in_rows(std::vector<Block> blocks, double width, double gap) {
  in_reading_order(blocks);
  std::vector<Block> rows;
  for (const Block& b : blocks) {
    if (rows.empty() || rows.back().size.w + gap + b.size.w > width) {
      rows.push_back({});
      rows.back().take(b, {0, 0});
    } else {
      rows.back().take(b, {rows.back().size.w + gap, 0});
    }
  }
  double widest = 0;
  for (const Block& row : rows) widest = std::max(widest, row.size.w);
  Block out;
  for (const Block& row : rows)
    out.take(row, {(widest - row.size.w) / 2, out.items.empty() ? 0 : out.size.h + gap});
  return out;
}

/// In rows of the width at which all of it is seen largest in a frame of this shape (wide to high).
Block in_rows_for(const std::vector<Block>& blocks, double shape, double gap) {
  double widest = 0, all = 0;
  for (const Block& b : blocks) {
    widest = std::max(widest, b.size.w);
    all += b.size.w + gap;
  }
  std::optional<Block> best;
  const auto scale = [&](const Block& b) { return std::min(shape / b.size.w, 1 / b.size.h); };
  for (int n = 0; n <= kWidths; ++n) {
    const double width = widest + (all - widest) * n / kWidths + kNoise;
    Block rows = in_rows(blocks, width, gap);
    if (!best || scale(rows) > scale(*best) * (1 + kNoise)) best = std::move(rows);
  }
  return std::move(*best);
}

class Tidier {
 public:
  Tidier(const Board& board, double facing) : board_(board), facing_(facing) {}

  Vec2 read(Vec2 pos) const { return base::turned(pos, -facing_); }

  Block card(const Card& c) const { return single(c.id, false, c.size, read(c.pos)); }

  /// The island's plate over its cards over the islands nested in it.
  Block island(const Island& i) const {
    Block out;
    std::vector<Block> cards, inner;
    if (!i.closed) {
      for (const Id id : cards_in(board_, i.id))
        if (const Card& c = board_.cards.at(id); c.place == Place::table) cards.push_back(card(c));
      for (const auto& [id, nested] : board_.islands)
        if (nested.parent == i.id) {
          Block b = island(nested), framed;
          framed.lay = b.lay;
          framed.take(b, {kOutline, kOutline});
          framed.size = {framed.size.w + kOutline, framed.size.h + kOutline};
          inner.push_back(std::move(framed));
        }
    }
    const std::size_t members = cards.size() + inner.size();
    Vec2 middle = read(i.plate_pos);
    for (const auto* list : {&cards, &inner})
      for (const Block& b : *list) middle += b.lay;
    std::vector<Block> parts{single(i.id, true, i.plate_size, {})};
    if (!cards.empty()) parts.push_back(in_rows_for(cards, kShape, kGap));
    if (!inner.empty()) parts.push_back(in_rows_for(inner, kShape, kIslandGap));
    double widest = 0;
    for (const Block& b : parts) widest = std::max(widest, b.size.w);
    for (const Block& b : parts)
      out.take(b, {(widest - b.size.w) / 2, out.items.empty() ? 0 : out.size.h + kPlateGap});
    out.lay = middle / double(members + 1);
    return out;
  }

  /// Lays the block with its middle there; appends what that changes.
  void lay(const Block& block, Vec2 middle, Ops& out) const {
    Rect all;
    for (const Block::Item& item : block.items) all = all.united(Rect::around(item.at, item.size));
    const Vec2 corner = middle - all.centre();
    for (const Block::Item& item : block.items) {
      const Vec2 to = rounded(base::turned(corner + item.at, facing_));
      const double turn = rounded(base::normal_angle(facing_));
      if (item.plate) {
        const Island& i = board_.islands.at(item.id);
        if (same(i.plate_pos, i.plate_turn, to, turn)) continue;
        out.push_back(Change<Island>{
            board_.id, item.id,
            Patch<Island>{}.set<&Island::plate_pos>(to).set<&Island::plate_turn>(turn)});
      } else {
        const Card& c = board_.cards.at(item.id);
        if (same(c.pos, c.turn, to, turn)) continue;
        out.push_back(Change<Card>{board_.id, item.id,
                                   Patch<Card>{}.set<&Card::pos>(to).set<&Card::turn>(turn)});
      }
    }
  }

 private:
  static bool same(Vec2 a, double a_turn, Vec2 b, double b_turn) {
    return base::distance(a, b) < kNoise && std::abs(base::normal_angle(a_turn - b_turn)) < 1e-5;
  }

  const Board& board_;
  const double facing_;
};

/// In that frame, the middle of what the block's things take up now.
Vec2 middle_now(const Board& board, const Block& block, const Tidier& tidier) {
  Rect all;
  for (const Block::Item& item : block.items) {
    const base::TurnedRect shape =
        item.plate ? plate_shape_of(board.islands.at(item.id)) : shape_of(board.cards.at(item.id));
    for (int k = 0; k < 4; ++k) {
      const Vec2 p = tidier.read(shape.corner(k));
      all = all.united({p, p});
    }
  }
  return all.centre();
}

bool any_of_them(const Block& block, const std::set<Id>& ids) {
  return std::any_of(block.items.begin(), block.items.end(),
                     [&](const Block::Item& item) { return ids.contains(item.id); });
}

}  // namespace

Ops tidy_island(const Board& board, Id island, double facing) {
  const Island* i = find_island(board, island);
  if (!i) return {};
  const Tidier tidier(board, facing);
  const Block block = tidier.island(*i);
  Ops out;
  tidier.lay(block, middle_now(board, block, tidier), out);
  return out;
}

Ops tidy_all(const Board& board, double facing, const std::set<Id>& fixed, const Sight& sight) {
  const Tidier tidier(board, facing);
  std::vector<Block> islands, loose;
  for (const auto& [id, i] : board.islands)
    if (i.parent.nil())
      if (Block b = tidier.island(i); !any_of_them(b, fixed)) islands.push_back(std::move(b));
  for (const auto& [id, c] : board.cards)
    if (c.place == Place::table && c.island.nil() && !fixed.contains(id))
      loose.push_back(tidier.card(c));
  if (islands.empty() && loose.empty()) return {};
  // In the shape of the table, as whoever reads it so has it before them.
  const Vec2 across = tidier.read({sight.table.width(), sight.table.height()});
  const double shape = std::clamp(std::abs(across.x) / std::max(1.0, std::abs(across.y)), 0.4, 3.0);
  Block all;
  if (!loose.empty()) {
    Block rows = in_rows_for(loose, shape, kGap);
    for (const Block& b : loose) rows.lay += b.lay / double(loose.size());
    if (islands.empty())
      all = std::move(rows);
    else
      islands.push_back(std::move(rows));
  }
  if (!islands.empty()) all = in_rows_for(islands, shape, kIslandGap);
  Ops out;
  tidier.lay(all, tidier.read(sight.table.centre()), out);
  return out;
}

}  // namespace ops
