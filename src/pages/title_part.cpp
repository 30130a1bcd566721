#include "pages/title_part.h"

#include <utility>

#include "base/overloaded.h"
#include "canvas/title.h"
#include "ops/op.h"
#include "report/map_title.h"

namespace pages {

namespace p = panels;

void TitlePart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::title);
  if (!shown_) return;
  if (!was_shown) sheet_ = {};
  canvas::Title title =
      report::map_title(sitting_.open->session(), sitting_.board(), sitting_.desk.tr);
  view_ = {sitting_.board().legend, std::move(title.title), std::move(title.facts),
           std::move(title.notes), !sitting_.desk.read_only};
  sheet_.need(fonts, view_);
}

void TitlePart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

bool TitlePart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  using model::Board;
  using model::Patch;
  desk::Desk& desk = sitting_.desk;
  const auto change = [&](const Patch<Board>& set) {
    if (!desk.read_only) desk.apply({ops::Change<Board>{{}, desk.board_id, set}});
  };
  for (const p::TitleCommand& command : asked)
    std::visit(base::Overloaded{[&](p::ShowTitle show) {
                                  change(Patch<Board>{}.set<&Board::legend>(show.on));
                                  // It may lie below what is seen.
                                  if (show.on) desk.grown = true;
                                },
                                [&](const p::WriteNotes& wish) {
                                  change(Patch<Board>{}.set<&Board::notes>(wish.text));
                                },
                                [&](p::OpenSessionWords) { sitting_.sheet = Sheet::session; },
                                [&](p::CloseTitle) { sitting_.sheet = Sheet::none; }},
               command);
  return !asked.empty();
}

}  // namespace pages
