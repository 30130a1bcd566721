#include "pages/publish_part.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "ops/masks.h"
#include "pages/unseen_people.h"
#include "report/compose.h"
#include "report/exporter.h"

namespace pages {

namespace p = panels;

using Find = p::PublishView::Find;

namespace {

Find::Decided decided(const std::string* instead, const std::string& words) {
  return !instead                 ? Find::Decided::not_yet
         : *instead == words      ? Find::Decided::kept
         : *instead == ops::kMask ? Find::Decided::masked
                                  : Find::Decided::other;
}

/// Some card that a report could name the writer of.
bool has_writers(const model::Session& session) {
  return !session.anonymous && std::ranges::any_of(session.boards, [](const auto& board) {
    return std::ranges::any_of(board.second.cards,
                               [](const auto& card) { return !card.second.who.empty(); });
  });
}

const char* name_of(std::string_view format, const base::Messages& tr) {
  if (format == "html") return tr("Web page");
  if (format == "html-body") return tr("For the town's website");
  if (format == "pdf") return "PDF";
  if (format == "docx") return "Word";
  if (format == "xlsx") return "Excel";
  if (format == "csv") return tr("Table (CSV)");
  if (format == "md") return "Markdown";
  if (format == "svg") return tr("Map (SVG)");
  if (format == "png") return tr("Map (PNG)");
  return nullptr;  // for other programs: from the command line
}

}  // namespace

PublishPart::PublishPart(Surroundings& around, Sitting& sitting)
    : around_(around), sitting_(sitting), people_(around), pages_(around) {
  sitting.open->doc().subscribe([this](const ops::Op&, ops::ActionId) {
    pages_.note_change();
    people_.note_change();
  });
}

p::PublishView PublishPart::view() const {
  const model::Session& session = sitting_.open->session();
  const auto& tr = around_.tr;
  p::PublishView view;
  for (const ops::ReportPart& part : parts())
    view.parts.push_back({part.name, report::part_title(part.name, tr), part.on});
  const std::string form = ops::report_form(session);
  const auto known = [&](const report::FoundForm& found) { return found.name == form; };
  const bool there = std::ranges::any_of(forms_.good, known);
  for (const report::FoundForm& found : forms_.good)
    view.forms.push_back(
        {found.name, found.form.title, there ? found.name == form : found.name.empty()});
  if (!there && !form.empty()) view.no_form = report::form_is_missing(form).in(tr);
  struct Asked {
    const char* part;
    const char* title;
  };
  for (const Asked& asked :
       {Asked{"purpose", tr("Purpose of the evening")}, Asked{"organiser", tr("Organised by")},
        Asked{"attendance", tr("How many took part")}, Asked{"contact", tr("Whom to ask")}})
    view.words.push_back({asked.part, asked.title, ops::report_text(session, asked.part)});
  for (const report::Exporter& exporter : report::exporters())
    if (const char* name = name_of(exporter.name, tr))
      view.formats.push_back(
          {std::string(exporter.name), name, formats_.contains(std::string(exporter.name))});
  view.finds = finds();
  view.looking = !people_.looked_once();
  view.unseen = unseen(sitting_, people_.found());
  view.knows_names = view.looking || people_.found().knows_names;
  view.furigana = furigana_;
  view.names = names_;
  view.can_name = has_writers(session);
  view.writable = !sitting_.desk.read_only;
  view.pages = {pages_.picture(), pages_.page(), pages_.pages(), pages_.behind(), pages_.why_not()};
  return view;
}

std::vector<Find> PublishPart::finds() const {
  const model::Session& session = sitting_.open->session();
  std::vector<Find> out;
  for (const report::PersonFound& found : people_.found().all) {
    if (!report::stands(session, found)) continue;
    const std::string* instead = report::decided(session, found);
    out.push_back({found.board, found.about, found.words, found.text, decided(instead, found.words),
                   instead ? *instead : std::string()});
  }
  return out;
}

/// As form_of, of the forms that were there when the sheet was opened.
report::Form PublishPart::form() const {
  const model::Session& session = sitting_.open->session();
  const auto it =
      std::ranges::find(forms_.good, ops::report_form(session), &report::FoundForm::name);
  return report::with_parts_of(it == forms_.good.end() ? report::full_form() : it->form, session);
}

/// Those of the form first; what else there is can be switched on.
std::vector<ops::ReportPart> PublishPart::parts() const {
  const model::Session& session = sitting_.open->session();
  const report::Form form = this->form();
  std::vector<std::string> all = form.parts;
  for (const std::string_view name : report::known_parts())
    if (std::ranges::find(all, name) == all.end()) all.emplace_back(name);
  auto out = ops::report_parts(session, all);
  for (ops::ReportPart& part : out)
    part.on = part.on && std::ranges::find(form.parts, part.name) != form.parts.end();
  return out;
}

void PublishPart::begin() {
  sheet_ = {};
  if (std::exchange(sitting_.people_wanted, false)) sheet_.show_finds();
  forms_ = report::find_forms(around_.files, report::form_folders(around_.assets),
                              std::string(around_.tr.lang()));
  for (const base::Error& error : forms_.wrong)
    around_.say(p::ToastKind::warning, around_.tr("A form of the report cannot be read."),
                {error.shown(around_.tr)});
}

void PublishPart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::publish);
  if (was_shown && !shown_) pages_.end();
  if (!shown_) return;
  if (!was_shown || sitting_.people_wanted) begin();
  view_ = view();
  sheet_.need(fonts, view_);
}

void PublishPart::draw(p::Ui& ui, p::Room& room) {
  if (!shown_) return;
  room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
  const report::Form form = this->form();
  pages_.want({form, furigana_ || form.plain, names_ && view_.can_name}, sheet_.page_px());
}

void PublishPart::tick(double now_s) {
  if (shown_ || to_make_) look_for_people(now_s);
  if (shown_ && pages_.tick(now_s, sitting_.open->session())) around_.due.panels = true;
}

/// What waited for it is made then.
void PublishPart::look_for_people(double now_s) {
  if (people_.tick(now_s)) around_.due.panels = true;
  if (const std::string trouble = people_.take_trouble(); !trouble.empty()) {
    to_make_.reset();
    around_.say(p::ToastKind::warning, trouble);
    return;
  }
  people_.want(now_s, sitting_.open->session());
  if (to_make_ && people_.known())
    make_report(around_, sitting_, *std::exchange(to_make_, std::nullopt), people_.found());
}

double PublishPart::next_deadline_s() const {
  if (!shown_ && !to_make_) return 1e300;
  if (to_make_ && people_.known()) return 0;
  const double people_s = people_.next_deadline_s();
  return shown_ ? std::min(people_s, pages_.next_deadline_s()) : people_s;
}

void PublishPart::change_parts(const std::string& name, int by) {
  const model::Session& session = sitting_.open->session();
  auto parts = this->parts();
  const auto at = std::ranges::find(parts, name, &ops::ReportPart::name);
  if (at == parts.end()) return;
  if (by == 0) at->on = !at->on;
  const auto to = at - parts.begin() + by;
  if (to >= 0 && to < std::ssize(parts)) std::swap(*at, parts[std::size_t(to)]);
  (void)sitting_.desk.apply(ops::set_report_parts(session, parts));
  pages_.leaf_to(name);
}

void PublishPart::choose_form(const std::string& name) {
  (void)sitting_.desk.apply(ops::set_report_form(sitting_.open->session(), name, around_.ids));
  pages_.leaf_to(0);
}

void PublishPart::decide(const p::DecideFind& wish) {
  const model::Session& session = sitting_.open->session();
  const model::Board* board = session.board(wish.board);
  if (wish.about.nil())
    (void)sitting_.desk.apply(ops::say_instead(session, wish.words, wish.instead, around_.ids));
  else if (board)
    (void)sitting_.desk.apply(
        ops::say_instead(*board, wish.about, wish.words, wish.instead, around_.ids));
}

void PublishPart::ask_for_files() {
  ReportWish wish;
  wish.formats.assign(formats_.begin(), formats_.end());
  // The page is what is opened.
  std::ranges::stable_sort(wish.formats, {}, [](const std::string& f) { return f != "html"; });
  wish.names = names_ && has_writers(sitting_.open->session());
  wish.furigana = furigana_;
  to_make_ = std::move(wish);
}

bool PublishPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  const auto flip = [](bool& on) { on = !on; };
  for (const p::PublishCommand& command : asked)
    std::visit(base::Overloaded{[&](const p::ChooseForm& wish) { choose_form(wish.name); },
                                [&](const p::SwitchPart& wish) { change_parts(wish.name, 0); },
                                [&](const p::MovePart& wish) { change_parts(wish.name, wish.by); },
                                [&](const p::WriteReportText& wish) {
                                  (void)sitting_.desk.apply(ops::say_in_report(
                                      sitting_.open->session(), wish.part, wish.text, around_.ids));
                                },
                                [&](const p::SwitchFormat& wish) {
                                  if (formats_.erase(wish.name) == 0) formats_.insert(wish.name);
                                },
                                [&](p::SwitchFurigana) { flip(furigana_); },
                                [&](p::SwitchNames) { flip(names_); },
                                [&](const p::DecideFind& wish) { decide(wish); },
                                [&](p::SeeFinds) { note_seen(sitting_, people_.found()); },
                                [&](p::LeafTo to) { pages_.leaf_to(to.page); },
                                [&](p::WriteReportFiles) { ask_for_files(); },
                                [&](p::ClosePublish) { sitting_.sheet = Sheet::none; }},
               command);
  return !asked.empty();
}

}  // namespace pages
