#include "pages/pages.h"

#include <nlohmann/json.hpp>

#include <utility>

#include "base/assert.h"
#include "base/log.h"
#include "base/overloaded.h"
#include "pages/new_file.h"
#include "pages/stage_page.h"
#include "panels/format.h"
#include "storage/side_files.h"
#include "text/mecab_readings.h"

namespace pages {

namespace {

void speak(Surroundings& around, const std::string& lang) {
  around.tr = base::Messages(lang, around.assets.locale.string());
  around.look.unnamed_plate = around.tr("Write the plate here");
  around.look.rank_words = around.tr("{0} · No. {1}");
}

Surroundings speaking(Surroundings around, const std::string& lang) {
  speak(around, lang);
  return around;
}

}  // namespace

Pages::Pages(Surroundings around, const std::string& lang)
    : around_(speaking(std::move(around), lang)),
      aids_(around_),
      keyboard_(around_, aids_),
      settings_(around_),
      hand_over_(around_),
      hall_(around_),
      start_(around_),
      toasts_(around_) {
  ready_look();
}

Presentation* Pages::presentation() {
  if (!table_ || !table_->stage().presentation().on()) return nullptr;
  return &table_->stage().presentation();
}

void Pages::remember_wall(const std::string& output) {
  around_.machine.wall = output;
  const auto kept = save_machine_settings(around_.files, around_.settings.machine, around_.machine);
  if (!kept) base::log_warning(kept.error().text());
}

void Pages::follow_stage() {
  const bool now = table_ && &page() != static_cast<Page*>(table_.get());
  if (std::exchange(stage_, now) == now) return;
  ++turn_;
  around_.due.all();
}

std::vector<panels::Panel*> Pages::panels() {
  std::vector<panels::Panel*> out;
  for (const auto& part : page().parts()) out.push_back(part.get());
  out.push_back(&settings_);
  out.push_back(&hand_over_);
  if (!hall_room_) out.push_back(&hall_);  // a hall's own screen is no table
  out.push_back(&keyboard_);
  out.push_back(&toasts_);
  return out;
}

void Pages::settle(const panels::Room& room) {
  bool asked = false;
  for (const auto& part : page().parts()) part->laid_out(room);
  for (const auto& part : page().parts()) asked |= part->carry_out();
  asked |= settings_.carry_out();
  asked |= hand_over_.carry_out();
  asked |= hall_.carry_out();
  asked |= keyboard_.carry_out();
  asked |= toasts_.carry_out();
  for (const Wish& wish : std::exchange(around_.wishes, {})) carry_out(wish);
  // The frame after this one moves what has been set going.
  if (asked) around_.due.all();
}

/// The hall sees what a wall would, which may be kept as it is.
void Pages::tell_stage() {
  const Presentation* shown = presentation();
  if (!shown || !shown->frozen())
    hall_.set_stage(shown ? std::optional(shown->on_stage()) : std::nullopt);
}

bool Pages::tick(double now_s) {
  toasts_.tick(now_s);
  keyboard_.tick(now_s);
  follow_readings();
  hand_over_.tick(now_s);
  tell_stage();
  hall_.tick(now_s);
  const bool moves = page().tick(now_s);
  follow_stage();
  return moves;
}

double Pages::next_deadline_s() {
  return std::min({toasts_.next_deadline_s(), keyboard_.next_deadline_s(),
                   hand_over_.next_deadline_s(), hall_.next_deadline_s(), page().next_deadline_s(),
                   furigana_ ? furigana_->next_deadline_s() : 1e300});
}

void Pages::resized(const Extent& extent) {
  around_.extent = extent;
  page().resized();
  around_.due.all();
}

void Pages::set_language(const std::string& lang) {
  speak(around_, lang);
  keyboard_.set_language();
  page().set_language();
  around_.due.all();
}

void Pages::set_look(const canvas::Look& look) {
  const double before = around_.look.letters.scale;
  around_.look = look;
  around_.look.unnamed_plate = around_.tr("Write the plate here");
  around_.look.rank_words = around_.tr("{0} · No. {1}");
  ready_look();
  page().set_language();
  if (table_ && look.letters.scale != before) table_->set_letters();
  around_.due.all();
}

void Pages::ready_look() {
  bool& wanted = around_.look.letters.furigana;
  // Without a dictionary the paper is not measured for readings that never come.
  if (wanted && !furigana_ && !text::MecabReadings::dictionary(around_.files)) {
    base::log_warning("furigana: there is no dictionary of readings (mecab-ipadic-utf8)");
    wanted = false;
  }
  if (wanted && !furigana_) {
    furigana_ = std::make_unique<text::Furigana>(
        [&files = around_.files] { return text::MecabReadings::open(files); }, around_.clock,
        [&outside = around_.outside] { outside.wake(); });
    if (table_) table_->set_furigana(furigana_.get());
  }
}

void Pages::follow_readings() {
  if (!furigana_) return;
  if (furigana_->poll() && table_) table_->readings_came();
  if (furigana_->in_service() || !around_.look.letters.furigana) return;
  if (const auto why = furigana_->error())
    around_.say(panels::ToastKind::warning, why->shown(around_.tr));
  around_.look.letters.furigana = false;
  page().set_language();
  around_.due.all();
}

void Pages::note_key() {
  if (!std::exchange(around_.keys_seen, true)) around_.due.panels = true;
  keyboard_.writing_in().keys_wanted = false;
}

void Pages::drop(const base::Path& path) {
  if (hall_room()) return;  // thirty people look at it
  if (path.extension() == ".json")
    open(path);
  else
    page().drop(path);
}

void Pages::carry_out(const Wish& wish) {
  std::visit(base::Overloaded{[&](const panels::OpenSession& w) { open(w.path); },
                              [&](const panels::OpenFound& w) {
                                open(w.path);
                                if (table_) table_->show_found(w.board, w.thing, w.word);
                              },
                              [&](const panels::OpenExample&) { open_example(); },
                              [&](const BeginSession& w) { create(w); },
                              [&](const panels::SetLanguage& w) { set_language(w.lang); },
                              [&](panels::OpenSettings) { settings_.open(); },
                              [&](panels::OpenHall) {
                                settings_.close();
                                hall_.open();
                              },
                              [&](CopySession) { copy_session(); },
                              [&](panels::BeginHall) { open_hall(); },
                              [&](const panels::Leave&) {
                                if (table_)
                                  (void)leave_table();  // says so where it cannot be
                                else if (hall_room_)
                                  leave_hall();
                                else
                                  ended_ = true;
                              },
                              [&](const desk::Offer& offer) { carry_out(offer); }},
             wish);
}

void Pages::carry_out(const desk::Offer& offer) {
  if (const auto* show = std::get_if<desk::ShowFile>(&offer))
    hand_over_.show(*show);
  else if (const auto* goods = std::get_if<desk::HandOver>(&offer))
    hand_over_.open(*goods);
  else if (const auto* binned = std::get_if<desk::TakeOutOfBin>(&offer))
    start_.home().bring_back(binned->file);
  else
    page().accept(offer);
}

void Pages::open(const base::Path& path) {
  std::optional<PresentedBefore> before;
  if (const Presentation* shown = presentation()) before = shown->left();
  if (!leave_table()) return;
  auto session = storage::LiveSession::open(around_.files, around_.clock, around_.ids, path);
  if (!session) return cannot_open(path, session.error());
  sit_down(std::move(session).value());
  if (before) table_->present(*before);  // the next group's turn
}

void Pages::cannot_open(const base::Path& path, const base::Error& error) {
  base::log_error(path.string() + " cannot be opened: " + error.message.english());
  if (start_.at_home())
    start_.home().cannot_open(path, error);
  else
    around_.say(panels::ToastKind::warning, error.shown(around_.tr));
}

void Pages::cannot_begin(const base::Path& path, const base::Error& error) {
  cannot_open(path, error);
  exit_code_ = 1;
}

void Pages::open_example() {
  if (!leave_table()) return;
  // A copy, so that the example stays as it is; with its journal, so that one can look back.
  const base::Path& folder = around_.settings.sessions;
  const base::Path example = around_.assets.examples / "example.json";
  const base::Path copy =
      new_file(around_.files, folder, around_.tr("Example"), around_.clock.wall());
  auto written = around_.files.make_folders(folder);
  const auto take = [&](const base::Path& from, const base::Path& to) {
    if (!written) return;
    const auto bytes = around_.files.read(from, 64u << 20);
    written = bytes ? base::write_atomically(around_.files, to, *bytes)
                    : base::Result<void>(bytes.error());
  };
  const base::Path journal = storage::journal_path(example);
  if (around_.files.exists(journal)) take(journal, storage::journal_path(copy));
  take(example, copy);
  if (!written) return around_.say(panels::ToastKind::warning, written.error().shown(around_.tr));
  open(copy);
}

void Pages::create(const BeginSession& wish) {
  if (!leave_table()) return;
  const base::Path& folder = around_.settings.sessions;
  (void)around_.files.make_folders(folder);
  const panels::CreateSession& wishes = wish.words;
  model::Session begun = storage::make_session(
      {wishes.title, wishes.date, wishes.venue, wishes.makers, wishes.questions, wishes.anonymous},
      around_.ids, around_.clock.wall());
  for (const ops::Op& op : ops::take_plan(begun, wish.plan, around_.ids)) {
    const bool planned = ops::apply(begun, op).ok();
    ASSERT(planned, "a plan fits a session without one");
  }
  auto session = storage::LiveSession::create(
      around_.files, around_.clock,
      new_file(around_.files, folder, wishes.title, around_.clock.wall()), std::move(begun));
  if (!session) return around_.say(panels::ToastKind::warning, session.error().shown(around_.tr));
  sit_down(std::move(session).value());
}

void Pages::copy_session() {
  if (!table_) return;
  model::Session copy = table_->live().session();
  copy.id = around_.ids.next();
  copy.title = panels::fill(around_.tr("{0} (another course)"), {copy.title});
  if (!leave_table()) return;
  auto session = storage::LiveSession::create(
      around_.files, around_.clock,
      new_file(around_.files, around_.settings.sessions, copy.title, around_.clock.wall()),
      std::move(copy));
  if (!session) return around_.say(panels::ToastKind::warning, session.error().shown(around_.tr));
  sit_down(std::move(session).value());
}

void Pages::sit_down(std::unique_ptr<storage::LiveSession> session) {
  ASSERT(!table_, "a table is left before another is sat down at");
  hall_room_.reset();
  settings_.close();
  hand_over_.close();
  start_.home().forget_trouble();
  exit_code_ = 0;
  keyboard_.learn(session->session());
  table_ = std::make_unique<TablePage>(around_, aids_, std::move(session));
  if (furigana_) table_->set_furigana(furigana_.get());
  hall_.carry(&table_->live());
  ++turn_;
  around_.due.all();
}

bool Pages::leave_table(TablePage::Leaving how) {
  if (!table_) return true;
  if (!table_->leave(how)) {
    if (how == TablePage::Leaving::to_another_page) return false;
    exit_code_ = 1;
  }
  settings_.close();
  hand_over_.close();
  around_.toasts.leave_table();
  hall_.carry(nullptr);
  table_.reset();
  ++turn_;
  around_.outside.set_title({});
  start_.go_home();
  around_.due.all();
  return true;
}

void Pages::open_hall() {
  ASSERT(!table_ && hall_maker_, "a hall is opened from the start");
  settings_.close();
  hall_room_ = std::make_unique<HallRoomPage>(around_, hall_maker_());
  ++turn_;
  around_.due.all();
}

void Pages::leave_hall() {
  settings_.close();
  hall_room_.reset();
  ++turn_;
  around_.outside.set_title({});
  start_.go_home();
  around_.due.all();
}

void Pages::say_why_not(input::ClipboardAnswer::Found found) {
  around_.say(panels::ToastKind::warning, why_not(found, around_.tr));
}

void Pages::end() {
  (void)leave_table(TablePage::Leaving::for_good);
  hall_room_.reset();
}

void Pages::describe(nlohmann::ordered_json& out) {
  out["lang"] = around_.tr.lang();
  out["messages"] = nlohmann::ordered_json::array();
  out["items"] = nlohmann::ordered_json::array();
  page().describe(out);
  for (const panels::Toast& toast : around_.toasts.shown()) out["messages"].push_back(toast.text);
}

}  // namespace pages
