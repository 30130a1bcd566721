#include "storage/session_files.h"

#include "ops/document.h"
#include "ops/op.h"

namespace storage {

using base::Path;

base::Result<void> retitle(base::FileSystem& files, const base::Clock& clock, base::IdSource& ids,
                           const Path& session, const std::string& title) {
  auto opened = LiveSession::open(files, clock, ids, session);
  if (!opened) return opened.error();
  LiveSession& live = **opened;
  if (live.read_only())
    return base::Error{base::ErrorCode::locked,
                       base::sentence("This session can only be looked at just now: another "
                                      "program has it open, or its disk takes no changes."),
                       session.string()};
  model::Patch<model::Session> set;
  set.set<&model::Session::title>(title);
  const auto changed =
      live.doc().apply_all({ops::Change<model::Session>{{}, live.session().id, set}});
  auto closed = live.close();
  return changed ? closed : changed;
}

base::Result<void> duplicate(base::FileSystem& files, const base::Clock& clock, base::IdSource& ids,
                             const Path& session, const Path& copy, const std::string& title) {
  auto opened = LiveSession::open(files, clock, ids, session);
  if (!opened) return opened.error();
  model::Session content = (*opened)->session();
  (void)(*opened)->close();
  content.id = ids.next();
  content.title = title;
  content.made = clock.wall();
  content.moments.clear();  // its journal begins anew
  auto made = LiveSession::create(files, clock, copy, std::move(content));
  if (!made) return made.error();
  return (*made)->close();
}

}  // namespace storage
