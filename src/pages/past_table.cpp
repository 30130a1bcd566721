#include "pages/past_table.h"

#include "pages/board_changes.h"
#include "report/map_title.h"

namespace pages {

PastTable::PastTable(text::Typesetter& typesetter, std::shared_ptr<const storage::Past> past,
                     base::Id board)
    : past_(std::move(past)),
      board_(board),
      session_(past_->at(0)),
      scene_(typesetter, canvas::Look{}) {
  if (const model::Board* then = session_.board(board_)) shown_ = *then;
  scene_.show(&shown_);
}

void PastTable::look_like(const canvas::Scene& present, const base::Messages& tr) {
  canvas::Look look = present.look();
  look.unnamed_plate = tr("(no plate yet)");
  tr_ = tr;
  scene_.set_look(look);
  if (scene_.furigana() != present.furigana()) scene_.set_furigana(present.furigana());
}

void PastTable::set_past(std::shared_ptr<const storage::Past> past) {
  const storage::Past::Moment was = past_->moments()[moment_];
  past_ = std::move(past);
  moment_ = past_->moment_at(was.op);
  // What was shown was only on the way to what has been done since.
  if (past_->moments()[moment_].ops == was.ops) return;
  session_ = past_->at(moment_);
  show();
}

void PastTable::go(std::size_t moment) {
  past_->bring(session_, moment_, moment);
  moment_ = moment;
  show();
}

void PastTable::show() {
  static const model::Board kNone;
  const model::Board* then = session_.board(board_);
  if (!then) then = &kNone;
  scene_.set_title(report::map_title(session_, *then, tr_));
  (void)bring_to(scene_, shown_, *then);
}

}  // namespace pages
