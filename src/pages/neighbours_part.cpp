#include "pages/neighbours_part.h"

#include <algorithm>

#include "desk/overlay.h"
#include "model/kinds.h"
#include "ops/op.h"
#include "pages/overlay_layers.h"
#include "text/gists.h"

namespace pages {

using canvas::ItemKind;

namespace {
// Millimetres on the screen.
constexpr double kHalo_mm = 2.6, kLine_mm = 0.7;
constexpr double kLeastStrength = 0.35, kFullShare = 0.5;
}  // namespace

void NeighboursPart::begin() {
  board_ = sitting_.desk.board_id;
  likeness_.clear();
  stale_.clear();
  for (const auto& [id, card] : sitting_.board().cards) stale_.insert(id);
  fresh_ = true;
}

void NeighboursPart::changed(const ops::Op& op) {
  const ops::Touched t = ops::touched_by(op);
  if (board_.nil() || t.board != board_ || !t.is<model::Card>()) return;
  stale_.insert(t.id);
  fresh_ = true;
}

void NeighboursPart::tick(double) {
  if (!wanted()) {
    if (board_.nil()) return;
    board_ = {};
    likeness_.clear();
    stale_.clear();
    return;
  }
  if (board_ != sitting_.desk.board_id) begin();
  if (stale_.empty() || (!fresh_ && rounds_ == gists_.rounds())) return;
  fresh_ = false;
  rounds_ = gists_.rounds();
  const model::Board& board = sitting_.board();
  std::erase_if(stale_, [&](base::Id id) {
    const model::Card* card = model::find_card(board, id);
    if (!card || card->place != model::Place::table || card->text.empty()) {
      likeness_.forget(id);
      return true;
    }
    const text::Gist* gist = gists_.of(card->text);
    if (gist) likeness_.set(id, gist->words);
    return gist != nullptr;
  });
}

void NeighboursPart::draw_hint(desk::Overlay& overlay) const {
  if (board_.nil() || board_ != sitting_.desk.board_id) return;
  const canvas::Look& look = sitting_.scene.look();
  const double mm = sitting_.camera.px_per_mm / sitting_.camera.scale;
  for (const base::Id held : sitting_.scene.cards_in_hand())
    for (const text::Likeness::Like& like : likeness_.like(held, kMost)) {
      const model::Card* card = model::find_card(sitting_.board(), like.card);
      const canvas::ItemRef thing{ItemKind::card, like.card};
      if (!card || sitting_.scene.is_held(thing)) continue;
      const base::TurnedRect shape = model::shape_of(*card);
      const double strength = std::clamp(like.share / kFullShare, kLeastStrength, 1.0);
      canvas::Box ring;
      ring.centre = shape.centre;
      ring.size = {shape.size.w + 2 * kHalo_mm * mm, shape.size.h + 2 * kHalo_mm * mm};
      ring.turn = shape.turn;
      ring.radius = canvas::kCardRadius + kHalo_mm * mm;
      ring.fill = {0, 0, 0, 0};
      ring.edge = look.accent;
      ring.edge.a = std::uint8_t(70 * strength);
      ring.edge_width = kHalo_mm * mm;
      overlay.under.add(kHints, ring);
      ring.edge.a = std::uint8_t(200 * strength);
      ring.edge_width = kLine_mm * mm;
      overlay.under.add(kHints, ring);
    }
}

std::vector<base::Id> NeighboursPart::shown() const {
  std::vector<base::Id> out;
  if (board_.nil()) return out;
  for (const base::Id held : sitting_.scene.cards_in_hand())
    for (const text::Likeness::Like& like : likeness_.like(held, kMost)) out.push_back(like.card);
  return out;
}

}  // namespace pages
