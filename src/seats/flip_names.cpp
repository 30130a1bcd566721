#include "seats/flip_names.h"

#include "ops/document.h"
#include "ops/names.h"
#include "ops/op.h"

namespace seats {

void flip_names(desk::Desk& desk, bool cards_wait) {
  const model::Session& session = desk.doc.session();
  const bool leave_out = !session.anonymous, named = ops::names_anybody(session) || cards_wait;
  const ops::Ops ops = leave_out ? ops::leave_names_out(session) : ops::let_names_in(session);
  if (auto done = desk.doc.apply_all(ops); !done) return desk.refused(done.error());
  const auto& tr = desk.tr;
  if (!leave_out)
    desk.notices.say(tr("From now on cards may say who wrote them."));
  else if (named)
    desk.notices.say(tr(
        "No card says any more who wrote it, or at which seat. What was written before is still in "
        "the journal beside the session file."));
  else
    desk.notices.say(tr("No card will say who wrote it, at which seat, or when."));
}

}  // namespace seats
