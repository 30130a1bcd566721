#include "pages/stage_route.h"

#include <algorithm>

#include "pages/show_board.h"
#include "pages/stage_content.h"
#include "report/map_title.h"

namespace pages {

using ops::Stop;
using ops::StopOrder;

void StageRoute::begin(Begin how) {
  again_ = how == Begin::again;
  aside_ = false;
  at_ = 0;
  board_ = sitting_.board().id;
  order_ = ops::usual_order(sitting_.board());
  side_.follow();
  make_stops();
}

bool StageRoute::named() const {
  const model::Session& session = sitting_.open->session();
  return again_ || session.boards.size() > 1 || !session.group.empty();
}

/// After the last board of the session that answers this question.
bool StageRoute::ends_side_by_side() const {
  if (side_.chosen().size() < 2) return false;
  const model::Board& here = sitting_.board();
  const auto boards = sitting_.open->session().boards_in_order();
  auto after = std::ranges::find(boards, here.id, &model::Board::id);
  return here.question.nil() || std::none_of(after + 1, boards.end(), [&](const model::Board* b) {
           return b->question == here.question;
         });
}

void StageRoute::make_stops() {
  stops_ = ops::stops_of(sitting_.board(), order_);
  if (named()) stops_.insert(stops_.begin(), Stop{Stop::Kind::name});
  if (ends_side_by_side()) stops_.push_back({Stop::Kind::side});
}

Stop StageRoute::stop() const { return aside_ ? Stop{Stop::Kind::side} : stops_[at_]; }

std::optional<Stop> StageRoute::next_stop() const {
  if (aside_) return stops_[at_];
  return at_ + 1 < stops_.size() ? std::optional(stops_[at_ + 1]) : std::nullopt;
}

const model::Board* StageRoute::board_beside(int step) const {
  const auto boards = sitting_.open->session().boards_in_order();
  const auto here = std::ranges::find(boards, sitting_.desk.board_id, &model::Board::id);
  if (here == boards.end()) return nullptr;
  const auto there = (here - boards.begin()) + step;
  return there < 0 || there >= std::ptrdiff_t(boards.size()) ? nullptr : boards[std::size_t(there)];
}

bool StageRoute::has_next() const { return aside_ || at_ + 1 < stops_.size() || board_beside(1); }

bool StageRoute::has_back() const { return aside_ || at_ > 0 || board_beside(-1); }

std::string StageRoute::next_name() const {
  const auto& tr = sitting_.desk.tr;
  if (const auto next = next_stop()) return stop_name(sitting_.board(), *next, tr);
  if (const model::Board* other = board_beside(1))
    return report::map_title(sitting_.open->session(), *other, tr).title;
  return {};
}

bool StageRoute::go_on() {
  if (aside_) return aside_ = false, true;
  if (at_ + 1 < stops_.size()) return ++at_, true;
  const model::Board* other = board_beside(1);
  if (other) go_to_board(other->id);
  return other != nullptr;
}

bool StageRoute::go_back() {
  if (aside_) return aside_ = false, true;
  if (at_ > 0) return --at_, true;
  const model::Board* other = board_beside(-1);
  if (!other) return false;
  go_to_board(other->id);
  at_ = stops_.size() - 1;
  return true;
}

void StageRoute::go_to(std::size_t stop) {
  aside_ = false;
  at_ = std::min(stop, stops_.size() - 1);
}

void StageRoute::go_to_board(base::Id board) {
  show_board(around_, sitting_, board);
  begin(again_ ? Begin::again : Begin::anew);
}

void StageRoute::next_order() {
  order_ = order_ == StopOrder::points      ? StopOrder::narrative
           : order_ == StopOrder::narrative ? StopOrder::tapped
                                            : StopOrder::points;
}

bool StageRoute::on_other_board() const { return board_ != sitting_.board().id; }

bool StageRoute::follow() {
  if (on_other_board()) {
    // Somebody has gone there at the table.
    begin(again_ ? Begin::again : Begin::anew);
    return false;
  }
  const Stop was = stops_[at_];
  const bool second = std::find(stops_.begin(), stops_.begin() + std::ptrdiff_t(at_), Stop{}) !=
                      stops_.begin() + std::ptrdiff_t(at_);
  side_.follow();
  make_stops();
  auto now = std::ranges::find(stops_, was);
  if (was.kind == Stop::Kind::map && second)
    for (auto it = now; it != stops_.end(); ++it)
      if (*it == was) now = it;
  at_ = now == stops_.end() ? std::min(at_, stops_.size() - 1) : std::size_t(now - stops_.begin());
  return stops_[at_] == was;
}

}  // namespace pages
