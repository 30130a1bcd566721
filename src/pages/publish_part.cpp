#include "pages/publish_part.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "ops/masks.h"
#include "ops/report_words.h"
#include "pages/make_report.h"
#include "report/compose.h"
#include "report/exporter.h"

namespace pages {

namespace p = panels;

using Find = p::PublishView::Find;

namespace {

std::vector<std::string> form_parts() {
  std::vector<std::string> out;
  for (const std::string_view name : report::known_parts()) out.emplace_back(name);
  return out;
}

Find::Decided decided(const model::Board& board, const Find& find) {
  const model::Redaction* r = ops::redaction_of(board, find.about, find.words);
  return !r                         ? Find::Decided::not_yet
         : r->instead == find.words ? Find::Decided::kept
         : r->instead == ops::kMask ? Find::Decided::masked
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

p::PublishView PublishPart::view() const {
  const model::Session& session = sitting_.open->session();
  const auto& tr = around_.tr;
  p::PublishView view;
  for (const ops::ReportPart& part : ops::report_parts(session, form_parts()))
    view.parts.push_back({part.name, report::part_title(part.name, tr), part.on});
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
  for (const PersonFound& found : found_.all)
    view.finds.push_back({found.board, found.about, found.words, {}, Find::Decided::not_yet, {}});
  std::erase_if(view.finds, [&](Find& find) {
    const model::Board* board = session.board(find.board);
    if (!board) return true;
    find.text = ops::text_under(*board, find.about);
    if (find.text.find(find.words) == std::string::npos) return true;
    find.decided = decided(*board, find);
    if (find.decided == Find::Decided::other)
      find.instead = ops::redaction_of(*board, find.about, find.words)->instead;
    return false;
  });
  view.knows_names = found_.knows_names;
  view.furigana = furigana_;
  view.names = names_;
  view.can_name = has_writers(session);
  view.writable = !sitting_.desk.read_only;
  return view;
}

void PublishPart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::publish);
  if (!shown_) return;
  if (!was_shown) {
    sheet_ = {};
    found_ = people_in(around_.files, sitting_.open->session());
  }
  view_ = view();
  sheet_.need(fonts, view_);
}

void PublishPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

void PublishPart::change_parts(const std::string& name, int by) {
  const model::Session& session = sitting_.open->session();
  auto parts = ops::report_parts(session, form_parts());
  const auto at = std::ranges::find(parts, name, &ops::ReportPart::name);
  if (at == parts.end()) return;
  if (by == 0) at->on = !at->on;
  const auto to = at - parts.begin() + by;
  if (to >= 0 && to < std::ssize(parts)) std::swap(*at, parts[std::size_t(to)]);
  (void)sitting_.desk.apply(ops::set_report_parts(session, parts));
}

void PublishPart::decide(const p::DecideFind& wish) {
  const model::Board* board = sitting_.open->session().board(wish.board);
  if (!board) return;
  (void)sitting_.desk.apply(
      ops::say_instead(*board, wish.about, wish.words, wish.instead, around_.ids));
}

void PublishPart::make() {
  ReportWish wish;
  wish.formats.assign(formats_.begin(), formats_.end());
  // The page is what is opened.
  std::ranges::stable_sort(wish.formats, {}, [](const std::string& f) { return f != "html"; });
  wish.names = names_ && has_writers(sitting_.open->session());
  wish.furigana = furigana_;
  wish.looked_at = true;
  make_report(around_, sitting_, wish);
}

bool PublishPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  const auto flip = [](bool& on) { on = !on; };
  for (const p::PublishCommand& command : asked)
    std::visit(base::Overloaded{[&](const p::SwitchPart& wish) { change_parts(wish.name, 0); },
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
                                [&](p::WriteReportFiles) { make(); },
                                [&](p::ClosePublish) { sitting_.sheet = Sheet::none; }},
               command);
  return !asked.empty();
}

}  // namespace pages
