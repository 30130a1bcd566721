#include "pages/hand_over_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/folders.h"
#include "base/overloaded.h"
#include "base/utf8.h"
#include "pages/file_places.h"
#include "pages/parcel.h"

namespace pages {

namespace p = panels;
using State = p::HandOverView::State;

namespace {
constexpr double kPlaces_s = 1;  // a stick that is put in shows within that
constexpr double kCopying_s = 0.1;
constexpr double kShown_s = 20, kShownLook_s = 0.2;
constexpr base::Asker kTable = 1;
}  // namespace

void HandOverPart::open(desk::HandOver goods) {
  goods_ = std::move(goods);
  const auto& tr = around_.tr;
  const bool report = goods_->goods == desk::HandOver::Goods::report;
  if (!copying()) view_ = {};
  view_.heading = report ? tr("Copy the report") : tr("Copy the session");
  view_.along =
      report
          ? tr("All files of the report that were made go along.")
          : tr("The session goes along with its history: all that was done in the evening, step by "
               "step.");
  view_.where = where_it_lies(*goods_, around_.settings.computer, tr);
  list_places();
  around_.due.panels = true;
}

void HandOverPart::close() {
  goods_.reset();
  around_.due.panels = true;
}

void HandOverPart::show(const desk::ShowFile& file) {
  around_.outside.show_file(file.file);
  shown_.push_back(file);
  shown_until_s_ = around_.clock.now_s() + kShown_s;
}

void HandOverPart::list_places() {
  look_s_ = around_.clock.now_s() + kPlaces_s;
  const auto& tr = around_.tr;
  const base::Path own = std::filesystem::absolute(around_.settings.sessions);
  std::vector<p::CopyPlace> places;
  bool stick = false;
  for (p::FilePlace& place :
       file_places(around_.files, own, base::home_folder().value_or(base::Path()), tr)) {
    if (place.folder == own) continue;  // that is where it lies
    p::CopyPlace one{std::move(place), {}};
    if (around_.files.is_read_only(one.place.folder))
      one.room = tr("Nothing may be written there");
    else if (const auto free = free_bytes(one.place.folder))
      one.room = fmt::format(fmt::runtime(tr("{} free")), size_words(*free));
    stick = stick || one.place.stick;
    places.push_back(std::move(one));
  }
  // Sticks first: it is for them that the sheet is opened.
  std::ranges::stable_sort(places, std::ranges::greater(),
                           [](const p::CopyPlace& c) { return c.place.stick; });
  const auto same = [](const p::CopyPlace& a, const p::CopyPlace& b) {
    return a.place.folder == b.place.folder && a.room == b.room;
  };
  if (!std::ranges::equal(places, view_.places, same)) around_.due.panels = true;
  view_.places = std::move(places);
  view_.stick = stick;
}

void HandOverPart::copy_to(const p::FilePlace& place) {
  if (copying() || !goods_) return;
  if (!worker_)
    worker_ = std::make_unique<storage::CopyWorker>(
        [&files = around_.files]() -> base::Result<std::unique_ptr<storage::CopyTask::Engine>> {
          return std::make_unique<storage::CopyTask::Engine>(storage::CopyTask::Engine{files});
        },
        around_.clock, [&outside = around_.outside] { outside.wake(); });
  to_ = place;
  progress_ = std::make_shared<storage::CopyProgress>();
  storage::CopyWish wish = parcel(*goods_, place.folder, around_.files);
  wish.progress = progress_;
  worker_->ask(kTable, 0, std::move(wish));
  const auto& tr = around_.tr;
  said(State::copying, fmt::format(fmt::runtime(place.stick ? tr("Copying to {}. Leave it in.")
                                                            : tr("Copying to {}.")),
                                   place.name));
}

void HandOverPart::said(State state, std::string sentence) {
  view_.state = state;
  view_.part = 0;
  view_.said = std::move(sentence);
  around_.due.panels = true;
}

void HandOverPart::look_at_copying() {
  const auto& tr = around_.tr;
  if (const std::uint64_t all = progress_->all; all > 0) {
    view_.part = float(double(progress_->done) / double(all));
    around_.due.panels = true;
  }
  for (const storage::CopyWorker::Answer& answer : worker_->poll()) {
    using Kind = storage::CopyWorker::Answer::Kind;
    if (answer.kind == Kind::answered) {
      std::string names;
      for (const base::Path& path : answer.reply)
        names += (names.empty() ? "" : tr(", ")) + base::repaired_utf8(path.filename().string());
      said(State::copied,
           fmt::format(fmt::runtime(to_.stick ? tr("Copied to {0}: {1}. It may be pulled out now.")
                                              : tr("Copied to {0}: {1}.")),
                       to_.name, names));
    } else {
      const std::string why =
          answer.kind == Kind::timed_out
              ? tr("The disk there does not answer as it should. Try another one.")
              : answer.error->message.in(tr);
      said(State::failed,
           fmt::format(fmt::runtime(tr("It could not be copied to {0}. {1}")), to_.name, why));
    }
    list_places();  // less is free now, or it is gone
    if (goods_) continue;
    around_.say(view_.state == State::copied ? p::ToastKind::good : p::ToastKind::warning,
                view_.said);
  }
}

void HandOverPart::look_at_shown() {
  const auto& tr = around_.tr;
  for (const base::Path& failed : around_.outside.not_shown()) {
    const auto of = [&](const desk::ShowFile& s) { return s.file == failed; };
    const auto file = std::ranges::find_if(shown_, of);
    if (file == shown_.end()) continue;
    around_.offer(p::ToastKind::warning,
                  fmt::format(fmt::runtime(tr("No program on this computer shows {}. It can be "
                                              "taken along, and opened on another.")),
                              base::repaired_utf8(failed.filename().string())),
                  tr("Stick or code"),
                  desk::HandOver{desk::HandOver::Goods::report, failed, file->title});
    shown_.erase(file);
  }
  if (around_.clock.now_s() > shown_until_s_) shown_.clear();
}

void HandOverPart::need(p::Fonts& fonts) {
  if (goods_) p::need(fonts, view_);
}

void HandOverPart::draw(p::Ui& ui, p::Room&) {
  if (goods_) panel_.draw(ui, view_, asked_);
}

bool HandOverPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::HandOverCommand& command : asked)
    std::visit(base::Overloaded{[&](const p::CopyTo& wish) { copy_to(wish.place); },
                                [&](p::CloseHandOver) { close(); }},
               command);
  return !asked.empty();
}

void HandOverPart::tick(double now_s) {
  if (copying()) look_at_copying();
  if (goods_ && now_s >= look_s_) list_places();
  if (!shown_.empty()) look_at_shown();
}

double HandOverPart::next_deadline_s() const {
  const double now = around_.clock.now_s();
  double until = 1e300;
  if (goods_) until = look_s_;
  if (copying()) until = std::min(until, now + kCopying_s);
  if (!shown_.empty()) until = std::min(until, now + kShownLook_s);
  return until;
}

}  // namespace pages
