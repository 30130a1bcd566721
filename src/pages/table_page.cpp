#include "pages/table_page.h"

#include "base/log.h"
#include "ops/op.h"
#include "pages/bar_part.h"
#include "pages/far_things.h"
#include "pages/find_part.h"
#include "pages/ground_sheet_part.h"
#include "pages/hall_asks_part.h"
#include "pages/help_part.h"
#include "pages/hint_part.h"
#include "pages/import_part.h"
#include "pages/larger_letters.h"
#include "pages/map_tools_part.h"
#include "pages/narrative_part.h"
#include "pages/neighbours_part.h"
#include "pages/phones_part.h"
#include "pages/photos_part.h"
#include "pages/present_part.h"
#include "pages/publish_part.h"
#include "pages/question_part.h"
#include "pages/rail_part.h"
#include "pages/read_through_part.h"
#include "pages/saving_part.h"
#include "pages/send_part.h"
#include "pages/session_part.h"
#include "pages/stage_page.h"
#include "pages/survey_part.h"
#include "pages/table_probe.h"
#include "pages/timeline_part.h"
#include "pages/title_part.h"
#include "pages/tray_part.h"
#include "pages/weigh_part.h"
#include "text/furigana.h"
#include "text/gists.h"
#include "text/gram_gists.h"
#include "text/mecab_gists.h"
#include "tools/glow.h"

namespace pages {

template <class T, class... From>
T& TablePage::add(From&&... from) {
  parts_.push_back(std::make_unique<T>(std::forward<From>(from)...));
  return static_cast<T&>(*parts_.back());
}

namespace {

/// By the dictionary, where this machine has one.
base::Result<std::unique_ptr<text::GistReader>> gist_reader(base::FileSystem& files) {
  auto by_words = text::MecabGists::open(files);
  if (by_words) return by_words;
  return std::unique_ptr<text::GistReader>(std::make_unique<text::GramGists>());
}

}  // namespace

TablePage::TablePage(Surroundings& around, WritingAids& aids,
                     std::unique_ptr<storage::LiveSession> opened)
    : around_(around),
      sitting_(around, std::move(opened), aids.lend()),
      pastes_(around, sitting_),
      gists_(std::make_unique<text::Gists>([&files = around.files] { return gist_reader(files); },
                                           around.clock,
                                           [&outside = around.outside] { outside.wake(); })),
      stage_(std::make_unique<StagePage>(around, sitting_, *gists_, *this)) {
  // In drawing order.
  auto& saving = add<SavingPart>(around, sitting_);
  auto help = std::make_unique<HelpPart>(around, sitting_);
  help_part_ = help.get();
  auto find = std::make_unique<FindPart>(around, sitting_, *gists_);
  find_ = find.get();
  seats_part_ = &add<SeatsPart>(around, sitting_, aids, pastes_, *help, *find_);
  auto photos = std::make_unique<PhotosPart>(around, sitting_);
  auto publish = std::make_unique<PublishPart>(around, sitting_);
  add<BarPart>(around, sitting_, *help, *publish, photos->shelf());
  parts_.push_back(std::move(find));
  neighbours_ = &add<NeighboursPart>(around, sitting_, *gists_);
  add<ReadThroughPart>(around, sitting_);
  add<RailPart>(around, sitting_, *publish);
  add<PresentPart>(around, sitting_, stage_->presentation(), PresentPart::Below::table);
  timeline_ = &add<TimelinePart>(around, sitting_);
  past_fingers_ = std::make_unique<PastFingers>(sitting_, *timeline_);
  add<QuestionPart>(around, sitting_);
  add<HintPart>(around, sitting_);
  auto import = std::make_unique<ImportPart>(around, sitting_);
  add<TrayPart>(around, sitting_, *import, *photos);
  parts_.push_back(std::move(import));
  add<SessionPart>(around, sitting_);
  auto send = std::make_unique<SendPart>(around, sitting_);
  add<MapToolsPart>(sitting_, *send);
  add<WeighPart>(around, sitting_);
  narrative_ = &add<NarrativePart>(around, sitting_);
  add<GroundSheetPart>(around, sitting_);
  add<SurveyPart>(around, sitting_);
  phones_ = &add<PhonesPart>(around, sitting_, photos->shelf());
  parts_.push_back(std::move(photos));
  parts_.push_back(std::move(publish));
  add<TitlePart>(sitting_);
  parts_.push_back(std::move(send));
  add<HallAsksPart>(around, sitting_);
  parts_.push_back(std::move(help));

  // Undo, redo, the tray's count: the bar speaks of what every op may change.
  sitting_.open->doc().subscribe([this](const ops::Op& op, ops::ActionId action) {
    around_.due.panels = true;
    timeline_->changed(op, action);
    narrative_->changed();
    find_->changed();
    neighbours_->changed(op);
    phones_->changed();
    stage_->presentation().changed();
    if (ops::touched_by(op).is<model::Session>()) tell_readings();
  });
  const std::string& title = sitting_.open->session().title;
  around.outside.set_title(title);
  offer_far_things(around, sitting_);
  offer_larger_paper(around, sitting_);
  saving.say_where_it_is_saved();
}

TablePage::~TablePage() = default;

Page& TablePage::shown() { return stage_->here() ? static_cast<Page&>(*stage_) : *this; }

std::vector<input::TouchTaker*> TablePage::takers_over_panels() { return {help_part_}; }

std::vector<input::TouchTaker*> TablePage::touch_takers() {
  return {&on_top_, sitting_.seats.get(), past_fingers_.get(), &sitting_.table};
}

std::vector<text::TextTaker*> TablePage::text_takers() {
  return {sitting_.seats.get(), &sitting_.table.editor()};
}

base::Result<void> TablePage::leave(Leaving how) {
  sitting_.table.let_go(around_.clock.now_s());
  sitting_.seats->leave();
  auto closed = sitting_.open->close();
  if (sitting_.desk.read_only) closed = {};
  if (!closed) {
    base::log_error("the session could not be saved: " + closed.error().text());
    const auto& tr = around_.tr;
    if (how == Leaving::to_another_page) {
      around_.say(panels::ToastKind::warning,
                  tr("The session cannot be saved yet, so the table stays open."),
                  {closed.error().shown(tr)});
      return closed;
    }
  }
  phones_->leave();
  seats_part_->keep_places();  // whatever ended this table
  return closed;
}

bool TablePage::tick(double now_s) {
  sitting_.desk.motion = around_.machine.motion;
  sitting_.table.editor().set_keys_there(around_.keys_seen);
  // Menus and marks go by themselves: that is to be seen.
  if (sitting_.table.next_deadline_s() <= now_s) around_.due.picture = true;
  const bool moves = sitting_.table.tick(now_s);
  sitting_.open->tick(now_s);
  if (gists_->poll()) find_->changed();
  for (const auto& part : parts_) part->tick(now_s);
  const bool stage_moves = stage_->presentation().tick(now_s);
  return moves || stage_moves || sitting_.scene.lines_wait();
}

double TablePage::next_deadline_s() const {
  double until = std::min({sitting_.open->next_deadline_s(), sitting_.table.next_deadline_s(),
                           gists_->next_deadline_s(), stage_->presentation().next_deadline_s()});
  for (const auto& part : parts_) until = std::min(until, part->next_deadline_s());
  return until;
}

Picture TablePage::picture() {
  overlay_ = {};
  if (PastTable* past = timeline_->past()) {
    (void)sitting_.scene.take_damage();  // coming back to it, all is painted
    timeline_->draw_frame(overlay_);
    return {&past->scene(), &sitting_.camera, &overlay_, &seats_part_->panes(),
            sitting_.desk.seat_px()};
  }
  sitting_.table.draw(overlay_);
  neighbours_->draw_hint(overlay_);
  find_->draw_glow(overlay_);
  if (const base::Id island = stage_->presentation().island(); !island.nil())
    tools::draw_glow(sitting_.desk, island, overlay_);
  return {&sitting_.scene, &sitting_.camera, &overlay_, &seats_part_->panes(),
          sitting_.desk.seat_px()};
}

void TablePage::resized() {
  // The same part of the map stays in the middle, as large as it was to the hand; and where all was
  // in sight all of it is.
  const bool all = sitting_.table.view().shows_all();
  const bool first = sitting_.table.view().as_first_seen();
  canvas::Camera& camera = sitting_.camera;
  camera.window_px = around_.extent.window_px;
  const double finer = around_.extent.px_per_mm / camera.px_per_mm;
  camera.scale *= finer;
  camera.px_per_mm = around_.extent.px_per_mm;
  sitting_.desk.bar_px *= finer;
  tools::View& view = sitting_.table.view();
  if (finer != 1) view.stop();  // it flew at the other display's scale
  if (finer == 1 && first) seats_part_->show_all();
  if (all) view.show_all(around_.clock.now_s());
}

void TablePage::set_language() {
  sitting_.desk.tr = around_.tr;
  sitting_.set_look(around_.look);
  sitting_.table.set_messages(around_.tr);
  sitting_.seats->set_language();
  timeline_->set_look();
  stage_->presentation().set_anew();
}

void TablePage::present(const PresentedBefore& before) {
  stage_->presentation().go_on_from(before);
  sitting_.presenting = true;
}

void TablePage::set_letters() { offer_larger_paper(around_, sitting_); }

void TablePage::set_furigana(text::Furigana* readings) {
  sitting_.scene.set_furigana(readings);
  timeline_->set_look();
  tell_readings();
}

void TablePage::tell_readings() {
  text::Furigana* const readings = sitting_.scene.furigana();
  if (readings && readings->set_own(sitting_.open->session().readings)) sitting_.scene.read_anew();
}

void TablePage::readings_came() {
  sitting_.scene.readings_came();
  stage_->presentation().readings_came();
  if (PastTable* past = timeline_->past()) past->scene().readings_came();
  around_.due.picture = true;
  around_.due.panels = true;  // the question may have some
}

void TablePage::on_shortcut(Shortcut shortcut) {
  if (sitting_.looking_back && shortcut != Shortcut::show_all) return timeline_->say_it_is_over();
  switch (shortcut) {
    case Shortcut::paste:
      return pastes_.ask_here();
    case Shortcut::undo:
      sitting_.desk.undo();
      return;
    case Shortcut::redo:
      sitting_.desk.redo();
      return;
    case Shortcut::new_card:
      return sitting_.table.new_card();
    case Shortcut::show_all:
      return sitting_.table.view().fit(around_.clock.now_s());
    case Shortcut::find:
      sitting_.find_open = true;
      around_.due.panels = true;
      return;
    case Shortcut::stage_next:
      return stage_->presentation().next();
    case Shortcut::stage_back:
      return stage_->presentation().back();
    case Shortcut::stage_black:
      if (stage_->presentation().on_wall()) stage_->presentation().switch_black();
      return;
    case Shortcut::stage_close:
      return;
  }
}

void TablePage::on_wheel(double steps, base::Vec2 pos_px) {
  sitting_.table.view().on_wheel(steps, pos_px);
}

void TablePage::pan(base::Vec2 delta_px) { sitting_.table.view().pan(delta_px); }

void TablePage::open_menu(base::Vec2 pos_px) {
  if (sitting_.looking_back) return timeline_->say_it_is_over();
  sitting_.table.open_menu(pos_px, around_.clock.now_s());
}

void TablePage::drop(const base::Path& path) {
  for (const auto& part : parts_)
    if (part->drop(path)) return;
}

void TablePage::accept(const desk::Offer& offer) {
  if (const auto* paper = std::get_if<desk::LargerPaper>(&offer))
    return take_larger_paper(around_, sitting_, paper->board);
  for (const auto& part : parts_)
    if (part->accept(offer)) return;
}

void TablePage::describe(nlohmann::ordered_json& out) {
  PastTable* const past = timeline_->past();
  describe_table(sitting_,
                 past ? Shown{past->scene(), past->board(), Shown::When::past}
                      : Shown{sitting_.scene, sitting_.board(), Shown::When::now},
                 out);
  for (const auto& part : parts_) part->describe(out);
  stage_->presentation().describe(out);
}

void TablePage::show_found(base::Id board, base::Id thing, const std::string& word) {
  if (sitting_.open->session().board(board) && board != sitting_.desk.board_id)
    sitting_.show(board);
  if (!word.empty() && !thing.nil()) find_->look_for(word, thing);
}

}  // namespace pages
