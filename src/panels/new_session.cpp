#include "panels/new_session.h"

#include <algorithm>
#include <optional>

#include "panels/format.h"
#include "panels/page_head.h"

namespace panels {

namespace {
std::string trimmed(std::string_view s) {
  constexpr std::string_view kWide = "\xE3\x80\x80";  // the full-width space
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  for (bool more = true; more && !s.empty();) {
    more = false;
    if (blank(s.front()))
      s.remove_prefix(1), more = true;
    else if (s.starts_with(kWide))
      s.remove_prefix(3), more = true;
  }
  for (bool more = true; more && !s.empty();) {
    more = false;
    if (blank(s.back()))
      s.remove_suffix(1), more = true;
    else if (s.ends_with(kWide))
      s.remove_suffix(3), more = true;
  }
  return std::string(s);
}

std::string question_name(const Ui& ui, std::size_t index) {
  return fill(ui.tr("Question {0}"), {std::to_string(index + 1)});
}
}  // namespace

std::string joined_names(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
  return out;
}

std::vector<std::string> split_names(std::string_view text) {
  constexpr std::string_view kMarks[] = {"、", "，", ",", ";", "；", "\n"};
  std::vector<std::string> out;
  std::size_t first = 0;
  const auto take = [&](std::size_t end) {
    std::string name = trimmed(text.substr(first, end - first));
    if (!name.empty()) out.push_back(std::move(name));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto mark =
        std::ranges::find_if(kMarks, [&](auto m) { return text.substr(at).starts_with(m); });
    if (mark == std::end(kMarks)) {
      ++at;
      continue;
    }
    take(at);
    at += mark->size();
    first = at;
  }
  take(text.size());
  return out;
}

void NewSession::reset(const std::string& today) {
  *this = NewSession();
  date_ = today_ = today;
}

std::string NewSession::typed() const {
  std::string all = title_ + date_ + venue_ + makers_;
  for (const std::string& q : questions_) all += q;
  return all;
}

CreateSession NewSession::result() const {
  CreateSession c{trimmed(title_), trimmed(date_), trimmed(venue_), split_names(makers_), {},
                  anonymous_,      agenda_};
  for (const std::string& q : questions_) c.questions.push_back(trimmed(q));
  if (c.questions == std::vector<std::string>{{}}) c.questions.clear();
  return c;
}

void NewSession::choose(const AgendaOffers& agendas, std::size_t index) {
  agenda_ = index;
  if (index == 0) return;
  const std::vector<std::string>& asks = agendas.good[index - 1].questions;
  const bool blank =
      std::ranges::all_of(questions_, [](const std::string& q) { return trimmed(q).empty(); });
  if (!blank || asks.empty()) return;
  questions_ = asks;
  if (questions_.size() > kMostQuestions) questions_.resize(kMostQuestions);
}

void NewSession::draw(Ui& ui, const AgendaOffers& agendas, std::vector<NewSessionCommand>& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  ui.begin("new-session", ui.window);
  ImGui::GetWindowDrawList()->AddRectFilled(ui.window.min(), ui.window.max(), t.ground);
  const float pad = t.px(16);
  const float width = std::min(ui.window.w - 2 * t.px(8) - 2 * pad, t.px(340));
  const float field = ui.field_height(), step = field + t.px(4.5);
  const float head_h = page_head_height(ui);
  const float begin_h = 2 * t.target + t.gap;
  const float wanted = head_h + t.px(8) + 4 * step + t.px(4) + begin_h;
  const float x = std::floor((ui.window.w - width) / 2);
  const float y0 = std::floor(std::max(t.px(4), (ui.window.h - wanted) * 0.45f));
  const float pad_y = std::min(t.px(12), y0 - t.px(2));
  ui.surface({x - pad, y0 - pad_y, width + 2 * pad, wanted + 2 * pad_y}, t.surface, t.px(6), 4,
             t.contrast == Contrast::high);

  if (draw_page_head(ui, tr("New session"), {x, y0, width, head_h}))
    out.push_back(GoTo{StartPanel::home});

  const float gap = t.px(12), half = std::floor((width - gap) / 2);
  float y = y0 + head_h + t.px(8);
  const float right = x + half + gap;
  ui.field("field-title", tr("Title"), tr("e.g. Citizens' café, first evening"), title_,
           {x, y, half, field});
  day_.draw(ui, "field-date", tr("Date"), date_, {x, y + step, half, field});
  ui.field("field-venue", tr("Place"), tr("e.g. Community centre, room 2"), venue_,
           {x, y + 2 * step, half, field});
  ui.field("field-makers", tr("Makers, with commas between"), "", makers_,
           {x, y + 3 * step, half, field});

  // Up to five questions in the height of the four fields beside them.
  const float label_h = ui.line_height(Role::small) + t.px(1);
  ui.line(Role::small, tr("Questions to talk about, one map each"),
          {right, y, half, label_h - t.px(1)}, t.ink_soft);
  float qy = y + label_h;
  const float q_h = field - label_h;
  const float q_step =
      q_h + std::max(t.gap, std::floor((4 * step - t.px(4.5) - label_h - 5 * q_h) / 4));
  const float number = t.px(8);
  // The frame still names the field of one that is taken away: it goes with the next.
  if (away_ && *away_ < questions_.size())
    questions_.erase(questions_.begin() + std::ptrdiff_t(*away_));
  std::optional<std::size_t> away;
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    const float cross = i > 0 ? t.target + t.gap : 0;
    ui.line(Role::strong, std::to_string(i + 1), {right, qy, number - t.px(2), q_h}, t.accent,
            Align::centre);
    ui.field("field-question-" + std::to_string(i + 1), "",
             i == 0 ? tr("e.g. What is “cooperation” to us?") : "", questions_[i],
             {right + number, qy, half - number - cross, q_h}, question_name(ui, i));
    const std::string name = "question-remove-" + std::to_string(i + 1);
    const ButtonSpec remove{.name = name,
                            .icon = "close",
                            .kind = ButtonKind::quiet,
                            .spoken = tr("Leave this question out")};
    if (i > 0 && ui.button(remove, {right + half - t.target, qy, t.target, q_h})) away = i;
    qy += q_step;
  }
  away_ = away;
  if (questions_.size() < kMostQuestions) {
    const ButtonSpec add{.name = "question-add",
                         .icon = "plus",
                         .label = tr("One more question"),
                         .kind = ButtonKind::quiet};
    if (ui.button(add, {right + number, qy, std::min(ui.width(add), half - number), q_h}))
      questions_.emplace_back();
  }

  y += 4 * step + t.px(4);
  const ButtonSpec begin{.name = "create",
                         .icon = {},
                         .label = tr("Begin"),
                         .kind = ButtonKind::primary,
                         .role = Role::heading};
  const char* nobody = tr("No card says who wrote it");
  const char* later = tr("Everything may stay empty and can be filled in later.");
  if (agenda_ > agendas.good.size()) agenda_ = 0;
  const bool led = agenda_ > 0;
  ButtonSpec agenda{
      .name = "agenda",
      .icon = "agenda",
      .label = led ? agendas.good[agenda_ - 1].name : tr("Choose how the evening goes"),
      .kind = led ? ButtonKind::selected : ButtonKind::plain,
      .spoken = tr("How the evening goes")};
  // The words beside it come first.
  const float words = std::max(ui.text_width(Role::text, nobody) + t.px(17), ui.width(agenda));
  const float begin_w = std::clamp(width - gap - words, ui.width(begin) + t.px(8),
                                   std::max(ui.width(begin) + t.px(24), t.px(90)));
  const float note_w = width - begin_w - gap;
  ui.toggle("anonymous", nobody, anonymous_, {x, y, note_w, t.target});
  const float agenda_w = std::min(ui.width(agenda), note_w);
  const float agenda_y = y + t.target + t.gap;
  if (ui.button(agenda, {x, agenda_y, agenda_w, t.target})) choice_.open();
  const float rest = note_w - agenda_w - t.px(4);
  if (ui.text_width(Role::small, later) <= rest)
    ui.line(Role::small, later, {x + agenda_w + t.px(4), agenda_y, rest, t.target}, t.ink_soft);
  if (ui.button(begin, {x + width - begin_w, y, begin_w, begin_h})) out.push_back(result());
  ui.end();
  day_.draw_calendar(ui, today_, date_);
  if (const auto tapped = choice_.draw(ui, agendas, agenda_, ui.window)) choose(agendas, *tapped);
}

}  // namespace panels
