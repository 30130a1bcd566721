#include "pages/stage_over.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "text/typesetter.h"

namespace pages {

namespace {

constexpr double kBar = 2.4;         // mm: the time that is left
constexpr double kFootMiddle = 7.5;  // mm from the sheet's lower edge
constexpr double kEdge = 9;
const canvas::Color kEnding{222, 160, 20}, kOver{196, 36, 28};

canvas::Color color_of(TalkClock::State state, const canvas::Look& look) {
  return state == TalkClock::State::over     ? kOver
         : state == TalkClock::State::ending ? kEnding
         : state == TalkClock::State::paused ? look.faint_ink
                                             : look.accent;
}

text::LayoutPtr set(const std::string& words, double em, text::Typesetter& typesetter) {
  text::Style style;
  style.em = em;
  style.weight = text::Weight::bold;
  return typesetter.layout(words, style, 0, 2 * em);
}

void number_of_screen(canvas::DrawList& out, int number, canvas::Size paper,
                      text::Typesetter& typesetter, const canvas::Look& look) {
  const auto words = set(std::to_string(number), canvas::kStageHeight / 2, typesetter);
  canvas::Box box;
  box.size = {words->em * 1.2, words->em * 1.4};
  box.centre = {paper.w / 2, paper.h / 2};
  box.radius = 8;
  box.fill = look.accent;
  out.add(4, box);
  const base::Vec2 at{(paper.w - words->box.w) / 2, (paper.h - words->height) / 2};
  out.add(5, canvas::Text{words, at, at, 0, {255, 255, 255}});
}

}  // namespace

std::string talk_time(double left_s) {
  const bool over = left_s <= 0;
  const int s = int(over ? std::floor(-left_s) : std::ceil(left_s - 1e-6));
  return fmt::format("{}{}:{:02}", over ? "+" : "", s / 60, s % 60);
}

bool StageOver::changes(const StageOver& to) const {
  return !(paper == to.paper) || where != to.where || state != to.state || screen != to.screen ||
         dark != to.dark || lit != to.lit || all_s != to.all_s ||
         talk_time(left_s) != talk_time(to.left_s);
}

canvas::DrawList stage_over(const StageOver& over, text::Typesetter& typesetter,
                            const canvas::Look& look) {
  canvas::DrawList out;
  const double w = over.paper.size.w, h = over.paper.size.h;
  if (over.screen > 0) number_of_screen(out, over.screen, over.paper.size, typesetter, look);
  if (over.dark) return out;
  for (const canvas::Rect& card : over.lit)
    for (auto& entry : canvas::stage_light(card, look).entries)
      out.entries.push_back(std::move(entry));
  const auto words = [&](const std::string& text, double x, double part, canvas::Color color) {
    const auto laid = set(text, canvas::kStageCardEm * over.paper.letters, typesetter);
    const base::Vec2 at{x - laid->box.w * part,
                        h - kFootMiddle * over.paper.letters - laid->height / 2};
    out.add(2, canvas::Text{laid, at, at, 0, color});
  };
  if (!over.where.empty()) words(over.where, kEdge, 0, look.faint_ink);
  if (over.state == TalkClock::State::unset) return out;
  const canvas::Color color = color_of(over.state, look);
  if (!over.where.empty())
    words(talk_time(over.left_s), w - kEdge, 1,
          over.state == TalkClock::State::running ? look.faint_ink : color);
  canvas::Box ground;
  ground.size = {w, kBar};
  ground.centre = {w / 2, h - kBar / 2};
  ground.fill = {look.ink.r, look.ink.g, look.ink.b, 30};
  out.add(0, ground);
  canvas::Box bar = ground;
  bar.size.w = over.left_s <= 0 ? w : w * std::clamp(over.left_s / over.all_s, 0.0, 1.0);
  bar.centre.x = bar.size.w / 2;
  bar.fill = color;
  out.add(1, bar);
  return out;
}

}  // namespace pages
