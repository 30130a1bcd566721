#include "pages/home_part.h"

#include <utility>

#include <fmt/core.h>
#include "base/log.h"
#include "base/overloaded.h"

#include "pages/file_trouble.h"
#include "pages/new_file.h"
#include "storage/recent.h"
#include "storage/session_bin.h"
#include "storage/session_files.h"
#include "storage/side_files.h"

namespace pages {

namespace p = panels;

namespace {
constexpr std::size_t kTiles = 60;
}

void HomePart::cannot_open(const base::Path& path, base::Error error) {
  view_.trouble = file_trouble(path, error, around_.tr);
  trouble_ = {path, std::move(error)};
  around_.due.panels = true;
}

void HomePart::forget_trouble() {
  view_.trouble = {};
  trouble_.reset();
}

void HomePart::refresh() {
  around_.due.panels = true;
  shown_ = page_ == p::StartPanel::home;
  if (trouble_) view_.trouble = file_trouble(trouble_->path, trouble_->error, around_.tr);
  view_.recent.clear();
  tiles_.clear();
  const auto recent = storage::recent_sessions(around_.files, around_.settings.sessions);
  if (!recent) {
    around_.pictures.want({});
    if (recent.error().code != base::ErrorCode::not_found) base::log_warning(recent.error().text());
    return;
  }
  std::vector<SessionPictures::Wanted> wanted;
  for (const storage::RecentSession& r : *recent) {
    if (view_.recent.size() >= kTiles) break;
    p::RecentSession tile;
    tile.path = r.path;
    tile.title = r.title.empty() && r.error ? r.path.filename().string() : r.title;
    tile.date = r.date;
    tile.venue = r.venue;
    tile.cards = int(r.cards);
    if (r.error) tile.error = r.error->message.in(around_.tr);
    tiles_.push_back({r.path, r.changed});
    tile.picture = around_.pictures.of(tiles_.back());
    if (!r.error) wanted.push_back(tiles_.back());
    view_.recent.push_back(std::move(tile));
  }
  around_.pictures.want(std::move(wanted));
}

void HomePart::tick(double) {
  if (!around_.pictures.tick()) return;
  for (std::size_t i = 0; i < tiles_.size(); ++i)
    view_.recent[i].picture = around_.pictures.of(tiles_[i]);
  around_.due.panels = true;
}

void HomePart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, page_ == p::StartPanel::home);
  if (!shown_) return;
  if (!was_shown) refresh();
  view_.example = around_.files.exists(around_.assets.examples / "example.json");
  view_.hall = around_.settings.opens_halls;
  view_.version = around_.settings.version;
  p::need(fonts, view_);
  fonts.need(home_.typed());
}

void HomePart::draw(p::Ui& ui, p::Room& room) {
  if (!shown_) return;
  home_.draw(ui, view_, asked_);
  // Messages, which may stay for long, lie beside what leads out of here.
  for (const p::ButtonRect& b : ui.frame.buttons)
    if (b.name == "language" || b.name == "settings" || b.name == "open-hall" || b.name == "leave")
      room.handles.push_back(b.rect_px);
}

void HomePart::told(const base::Error& why) {
  around_.say(p::ToastKind::warning, why.shown(around_.tr));
}

void HomePart::change(const p::RenameSession& wish) {
  const auto done =
      storage::retitle(around_.files, around_.clock, around_.ids, wish.path, wish.title);
  if (!done) told(done.error());
  refresh();
}

void HomePart::copy(const base::Path& session) {
  std::string title;
  for (const p::RecentSession& s : view_.recent)
    if (s.path == session) title = s.title;
  title = fmt::format(fmt::runtime(around_.tr("{} (copy)")), title);
  const base::Path to =
      new_file(around_.files, storage::folder_of(session), title, around_.clock.wall());
  const auto done =
      storage::duplicate(around_.files, around_.clock, around_.ids, session, to, title);
  if (!done) told(done.error());
  refresh();
}

void HomePart::bin(const base::Path& session) {
  const auto binned = storage::put_in_bin(around_.files, around_.clock, session);
  if (binned)
    around_.offer(p::ToastKind::good, around_.tr("The session is in the bin."),
                  around_.tr("Bring it back"), desk::TakeOutOfBin{*binned});
  else
    told(binned.error());
  refresh();
}

void HomePart::bring_back(const base::Path& binned) {
  const auto back = storage::take_out_of_bin(around_.files, binned);
  if (!back) told(back.error());
  refresh();
}

bool HomePart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::HomeCommand& command : asked)
    std::visit(base::Overloaded{[&](p::GoTo to) { page_ = to.page; },
                                [&](p::CloseTrouble) { forget_trouble(); },
                                [&](const p::RenameSession& wish) { change(wish); },
                                [&](const p::CopySession& wish) { copy(wish.path); },
                                [&](const p::BinSession& wish) { bin(wish.path); },
                                [&](const p::TakeSession& wish) {
                                  around_.wishes.emplace_back(desk::HandOver{
                                      desk::HandOver::Goods::session, wish.path, wish.title});
                                },
                                [&](const auto& wish) { around_.wishes.emplace_back(wish); }},
               command);
  return !asked.empty();
}

}  // namespace pages
