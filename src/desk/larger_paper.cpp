#include "desk/larger_paper.h"

#include <algorithm>

#include "canvas/scene.h"
#include "desk/words.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/in_sight.h"
#include "ops/spread.h"
#include "text/typesetter.h"

namespace desk {

using namespace model;

namespace {

/// Its words come out smaller than any that are written now.
bool too_small(const Desk& desk, ItemRef ref) {
  const text::LayoutPtr set = desk.scene.layout_of(ref);
  return set && set->em < text::kSmallestText * desk.scene.look().letters.scale - 1e-6;
}

/// Nothing where what it has is as large.
std::optional<Size> larger(const Size& now, const Size& wanted) {
  const Size out{std::max(now.w, wanted.w), std::max(now.h, wanted.h)};
  return out == now ? std::nullopt : std::optional(out);
}

ops::Ops growing(const Desk& desk) {
  ops::Ops out;
  const text::Letters& letters = desk.scene.look().letters;
  if (desk.read_only || letters.scale <= 1) return out;
  const std::set<Id> still = desk.kept_still();
  const Board& board = desk.board();
  for (const auto& [id, card] : board.cards) {
    if (card.place != Place::table || card.text.empty() || !card.ink.empty()) continue;
    if (still.contains(id)) continue;
    const auto size = larger(card.size, card_size_for(card.text, desk.typesetter, letters));
    if (!size || !too_small(desk, {ItemKind::card, id})) continue;
    Patch<Card> patch;
    patch.set<&Card::size>(*size);
    out.push_back(ops::Change<Card>{board.id, id, patch});
  }
  for (const auto& [id, island] : board.islands) {
    if (island.plate.empty() || still.contains(id)) continue;
    const auto size =
        larger(island.plate_size, plate_size_for(island.plate, desk.typesetter, letters));
    if (!size || !too_small(desk, {ItemKind::plate, id})) continue;
    Patch<Island> patch;
    patch.set<&Island::plate_size>(*size);
    out.push_back(ops::Change<Island>{board.id, id, patch});
  }
  return out;
}

}  // namespace

std::size_t too_small_papers(const Desk& desk) { return growing(desk).size(); }

bool lay_larger_paper(Desk& desk) {
  ops::Ops ops = growing(desk);
  if (ops.empty()) return false;
  Session grown = desk.doc.session();
  for (const ops::Op& op : ops)
    if (!ops::apply(grown, op)) return false;
  const Board& board = grown.boards.at(desk.board_id);
  for (ops::Op& op : ops::spread_all(board, desk.kept_still(), desk.sight()))
    ops.push_back(std::move(op));
  return desk.rearrange(ops);
}

}  // namespace desk
