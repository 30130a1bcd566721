#include "pages/hall_room_stop.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "canvas/name_card.h"
#include "pages/stage_content.h"

namespace pages {

using hall::OnStage;
using ops::Stop;
using Shows = hall::OnStage::Shows;

namespace {

bool has_words(Shows shows) {
  return shows == Shows::island || shows == Shows::alone || shows == Shows::name;
}

}  // namespace

StageMove::Way HallRoomStop::way_to(const OnStage& other) const {
  if (!at_ || at_->board != other.board || !at_->card.nil() || !other.card.nil() ||
      std::abs(at_->stop - other.stop) > 1 || at_->shows == Shows::dark ||
      other.shows == Shows::dark)
    return StageMove::Way::cut;
  const auto before = std::tuple(at_->stop, at_->sheet), now = std::tuple(other.stop, other.sheet);
  return before < now   ? StageMove::Way::on
         : now < before ? StageMove::Way::back
                        : StageMove::Way::cut;
}

bool HallRoomStop::follow(const RoomTable* table) {
  if (!table || !table->says.presents) {
    if (!at_) return false;
    at_.reset();
    session_.reset();
    sheets_.clear();
    return true;
  }
  const OnStage& now = *table->says.presents;
  if (at_ == now && session_ == table->session) return false;
  at_ == now ? move_.cut()  // edited while it stands there: at once
             : move_.begin(way_to(now), around_);
  at_ = now;
  session_ = table->session;
  paper_ = {{canvas::kStageHeight * now.wide, canvas::kStageHeight}, now.letters};
  sheets_ =
      session_ && has_words(now.shows) ? sheets_of(*session_) : std::vector<canvas::StageSheet>{};
  return true;
}

std::vector<canvas::StageSheet> HallRoomStop::sheets_of(const model::Session& session) {
  const model::Board* board = session.board(at_->board);
  if (!board) return {};
  if (at_->shows == Shows::name)
    return {canvas::name_card(name_card_of(session, *board, around_.tr), paper_, around_.typesetter,
                              around_.look)};
  Stop stop{Stop::Kind::alone};
  if (at_->shows == Shows::island) {
    if (!model::find_island(*board, at_->island)) return {};
    stop = {Stop::Kind::island, at_->island};
  }
  const Stop next{Stop::Kind::island, at_->next};
  canvas::StageContent content =
      stage_content(*board, stop, at_->next.nil() ? nullptr : &next,
                    at_->captions ? Captions::on : Captions::off, around_.look, around_.tr);
  if (at_->card.nil())
    return kept_.of(std::move(content), paper_, around_.typesetter, around_.look);
  const auto card = std::ranges::find(content.things, at_->card, &canvas::StageThing::id);
  if (card == content.things.end()) return {};
  return canvas::stage_card(*card, paper_, around_.typesetter, around_.look);
}

void HallRoomStop::forget() {
  kept_.forget();
  session_.reset();
  sheets_.clear();
}

std::string HallRoomStop::where() const {
  return at_ && !dark() && at_->shows != Shows::side && at_->stops > 1
             ? fmt::format("{} / {}", at_->stop + 1, at_->stops)
             : "";
}

void HallRoomStop::put(StagePicture& picture, double now_s) const {
  move_.put(picture, now_s);
  picture.list = nullptr;
  if (dark()) return;
  picture.list = &sheets_[std::min(std::size_t(at_->sheet), sheets_.size() - 1)].list;
  picture.mm = {{0, 0}, {paper_.size.w, paper_.size.h}};
}

}  // namespace pages
