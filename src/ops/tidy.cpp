#include "ops/tidy.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/closed.h"
#include "model/rounding.h"
#include "ops/room.h"
#include "ops/rows.h"

namespace ops {
namespace {

using namespace model;
using base::Rect;

constexpr double kGap = 6;         // mm between cards in rows
constexpr double kPlateGap = 8;    // mm between a plate and what lies below it
constexpr double kOutline = 10;    // mm from what lies in a nested island to its line
constexpr double kIslandGap = 24;  // mm between islands
constexpr double kShape = 1.5;     // an island is to be so much wider than high
constexpr double kNoise = 0.01;    // mm
constexpr double kLineShown = 18;  // mm of a line that are seen between neighbours
// Words on a line as they are usually set, mm: what of them is Latin is narrower.
constexpr double kWordEm = 6, kLatinEm = 3.6, kWordLine = 10.5, kBesideWords = 6;

Block single(Id id, bool plate, Size size, Vec2 lay) {
  return {size, lay, {{id, plate, size, {size.w / 2, size.h / 2}}}};
}

/// About as large as they are drawn; nothing for no words.
Size room_of_words(const std::string& words) {
  if (words.empty()) return {0, 0};
  double wide = kBesideWords;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    wide += byte >= 0xC0 ? kWordEm : byte < 0x80 ? kLatinEm : 0;
  }
  return {wide, kWordLine};
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
    if (!is_closed(i, board_.index_map)) {
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
    if (!cards.empty()) parts.push_back(in_rows(cards, kShape, kGap));
    if (!inner.empty()) parts.push_back(in_rows(inner, kShape, kIslandGap, ties_between(inner)));
    double widest = 0;
    for (const Block& b : parts) widest = std::max(widest, b.size.w);
    for (const Block& b : parts)
      out.take(b, {(widest - b.size.w) / 2, out.items.empty() ? 0 : out.size.h + kPlateGap});
    out.lay = middle / double(members + 1);
    return out;
  }

  /// The lines that run from one of them to another.
  std::vector<Tie> ties_between(const std::vector<Block>& blocks) const {
    std::map<Id, std::size_t> block_of;
    for (std::size_t n = 0; n < blocks.size(); ++n)
      for (const Block::Item& item : blocks[n].items) block_of[item.id] = n;
    const auto end_at = [&](Id id) -> std::optional<Tie::End> {
      const auto found = block_of.find(id);
      if (found == block_of.end()) return {};
      std::set<Id> all{id};
      if (find_island(board_, id)) all = island_and_all_in(board_, id);
      Tie::End end{found->second, {}};
      for (const Block::Item& item : blocks[end.block].items)
        if (all.contains(item.id)) end.part = end.part.united(Rect::around(item.at, item.size));
      // With the line round what lies nested at its edge.
      if (blocks[end.block].items.front().id == id)
        end.part = {{0, 0}, {blocks[end.block].size.w, blocks[end.block].size.h}};
      else if (!children_of(board_, id).empty())
        end.part = end.part.grown(kOutline);
      return end;
    };
    std::vector<Tie> ties;
    for (const auto& [id, r] : board_.relations) {
      const auto from = end_at(r.from), to = end_at(r.to);
      if (!from || !to || from->block == to->block) continue;
      // The words face whom what they lead from faces.
      ties.push_back({*from, *to, room_of_words(r.words), kLineShown});
    }
    return ties;
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
    Block rows = in_rows(loose, shape, kGap, tidier.ties_between(loose));
    for (const Block& b : loose) rows.lay += b.lay / double(loose.size());
    if (islands.empty())
      all = std::move(rows);
    else
      islands.push_back(std::move(rows));
  }
  if (!islands.empty()) all = in_rows(islands, shape, kIslandGap, tidier.ties_between(islands));
  Ops out;
  tidier.lay(all, tidier.read(sight.table.centre()), out);
  return out;
}

}  // namespace ops
