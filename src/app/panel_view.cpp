#include "app/panel_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <ctime>

#include "canvas/ink.h"

namespace app {

namespace {
constexpr double kShort_s = 6, kLong_s = 25;
constexpr base::WallTime kSavingTold_ms = 1000;

std::string clock_time(base::WallTime t) {
  const std::time_t seconds = t / 1000;
  std::tm tm{};
  localtime_r(&seconds, &tm);
  return fmt::format("{}:{:02}", tm.tm_hour, tm.tm_min);
}

std::string reason_of(const storage::SaveState& s, const base::Messages& tr) {
  switch (s.code) {
    case base::ErrorCode::no_space:
      return tr("The disk is full. Make room on it; nothing is lost meanwhile.");
    case base::ErrorCode::permission:
      return tr("The folder cannot be written. Allow writing to it; nothing is lost meanwhile.");
    case base::ErrorCode::not_found:
      return tr(
          "The folder is gone. Put it back, or plug the disk in again; nothing is lost meanwhile.");
    default:
      return s.message.in(tr);
  }
}
}  // namespace

void Toasts::add(panels::ToastKind kind, std::string text, double now_s,
                 std::vector<std::string> details) {
  const bool long_one = !details.empty() || kind == panels::ToastKind::warning;
  // Said again, it is the newest again and no second one.
  std::erase_if(entries_, [&](const Entry& e) {
    return e.toast.kind == kind && e.toast.text == text && e.toast.details == details && !e.offer;
  });
  entries_.push_back({{next_++, kind, std::move(text), std::move(details), ""},
                      now_s + (long_one ? kLong_s : kShort_s),
                      {}});
  if (entries_.size() > 3) entries_.erase(entries_.begin());
}

void Toasts::add_offer(panels::ToastKind kind, std::string text, double now_s, std::string verb,
                       desk::Offer offer) {
  entries_.push_back(
      {{next_++, kind, std::move(text), {}, std::move(verb)}, now_s + kLong_s, std::move(offer)});
  if (entries_.size() > 3) entries_.erase(entries_.begin());
}

void Toasts::close(int id) {
  std::erase_if(entries_, [&](const Entry& e) { return e.toast.id == id; });
}

std::optional<desk::Offer> Toasts::take_offer(int id) {
  const auto it = std::find_if(entries_.begin(), entries_.end(),
                               [&](const Entry& e) { return e.toast.id == id; });
  if (it == entries_.end()) return {};
  std::optional<desk::Offer> offer = std::move(it->offer);
  entries_.erase(it);
  return offer;
}

void Toasts::leave_table() {
  std::erase_if(entries_,
                [](const Entry& e) { return e.offer && desk::belongs_to_table(*e.offer); });
}

bool Toasts::tick(double now_s) {
  return std::erase_if(entries_, [&](const Entry& e) { return now_s >= e.until_s; }) > 0;
}

double Toasts::next_deadline_s() const {
  double next = 1e300;
  for (const Entry& e : entries_) next = std::min(next, e.until_s);
  return next;
}

std::vector<panels::Toast> Toasts::shown() const {
  std::vector<panels::Toast> out;
  for (const Entry& e : entries_) out.push_back(e.toast);
  return out;
}

panels::SavingView saving_view(const storage::SaveState& s, base::WallTime now,
                               const base::Messages& tr) {
  using Kind = storage::SaveState::Kind;
  panels::SavingView view;
  switch (s.kind) {
    case Kind::saved:
      view.state = panels::SavingState::saved;
      break;
    case Kind::saving:
      view.state =
          now - s.since < kSavingTold_ms ? panels::SavingState::saved : panels::SavingState::saving;
      break;
    case Kind::failing:
      view.state = panels::SavingState::not_saving;
      view.since = clock_time(s.since);
      view.reason = reason_of(s, tr);
      break;
    case Kind::read_only:
      view.state = panels::SavingState::read_only;
      view.reason = tr("Another program has this session open. Here it can only be looked at.");
      if (s.code == base::ErrorCode::permission) {
        view.reason = tr("The disk is read-only. The session can be looked at here, not changed.");
        view.label = tr("Read-only disk");
      }
      break;
  }
  return view;
}

namespace {

/// A card as the tray's drawer shows it: of the usual size, with its ink where that lies.
panels::TrayCard tray_card(const model::Card& card) {
  panels::TrayCard out{card.id, card.text, card.color, {}};
  const canvas::InkPlace place = canvas::ink_place(card);
  const double k = std::min(model::kCardSize.w / card.size.w, model::kCardSize.h / card.size.h);
  for (const model::InkStroke& stroke : card.ink) {
    model::InkStroke line;
    line.width = stroke.width * place.scale * k;
    for (const base::Vec2 p : canvas::thinned(stroke.points, 0.4))
      line.points.push_back(place.to_card(p) * k);
    out.ink.push_back(std::move(line));
  }
  return out;
}

}  // namespace

panels::TableView::Hint hint_for(const Sitting& sitting, Keys keys) {
  using Hint = panels::TableView::Hint;
  if (!sitting.board().cards.empty() || sitting.desk.read_only) return Hint::none;
  const seats::Seats* seats = sitting.seats.get();
  if (seats && seats->any_open()) return Hint::none;
  if (keys == Keys::seen || !seats) return Hint::new_card;
  return seats->all().empty() ? Hint::add_seat : Hint::open_seat;
}

panels::TableView table_view(const Sitting& sitting, const panels::SavingView& saving,
                             const Toasts& toasts, const panels::FilesView& files, Keys keys,
                             const base::Messages& tr) {
  const model::Session& session = sitting.open->session();
  panels::TableView view;
  view.title = session.title.empty() ? tr("Untitled session") : session.title;
  for (const model::Board* b : session.boards_in_order()) {
    if (b->id == sitting.desk.board_id) view.board = view.boards.size();
    std::string name = b->title;
    if (const auto q = session.questions.find(b->question); q != session.questions.end())
      name = q->second.text;
    if (name.empty() && session.boards.size() > 1) name = fmt::format("{}", view.boards.size() + 1);
    view.boards.push_back({b->id, name});
  }
  view.can_undo = sitting.open->doc().can_undo() && !sitting.desk.read_only;
  view.can_redo = sitting.open->doc().can_redo() && !sitting.desk.read_only;
  view.view_locked = sitting.view_locked;
  view.saving = saving;
  view.seats_taken = sitting.seats && !sitting.seats->all().empty();
  view.cards_waiting = sitting.seats ? sitting.seats->waiting() : 0;
  const double mm = sitting.camera.px_per_mm;
  if (sitting.seats) {
    for (const base::Rect& r : sitting.seats->open_seats())
      view.open_seats.push_back({r.min * mm, r.max * mm});
    for (const base::Rect& r : sitting.seats->handles())
      view.handles.push_back({r.min * mm, r.max * mm});
  }
  view.tray_open = sitting.tray_open;
  std::vector<const model::Card*> tray;
  for (const auto& [id, c] : sitting.board().cards)
    if (c.place == model::Place::tray) tray.push_back(&c);
  std::reverse(tray.begin(), tray.end());
  // Closed, it only counts them.
  for (const model::Card* c : tray)
    view.tray.push_back(sitting.tray_open ? tray_card(*c)
                                          : panels::TrayCard{c->id, c->text, c->color, {}});
  view.hint = hint_for(sitting, keys);
  view.files_open = sitting.files_open;
  view.files = files;
  if (sitting.files_open && sitting.import) view.import = sitting.import->view(tr);
  view.toasts = toasts.shown();
  return view;
}

}  // namespace app
