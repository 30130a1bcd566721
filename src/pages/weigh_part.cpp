#include "pages/weigh_part.h"

#include <utility>

#include "base/overloaded.h"
#include "model/weighing.h"
#include "ops/weigh.h"

namespace pages {

namespace p = panels;

namespace {

/// What a card or an island says, on one line.
std::string words_of(const model::Board& board, base::Id target, const base::Messages& tr) {
  if (const model::Island* island = model::find_island(board, target))
    return island->plate.empty() ? tr("(no plate yet)") : island->plate;
  const model::Card* card = model::find_card(board, target);
  return card && !card->text.empty() ? card->text : tr("(handwritten)");
}

}  // namespace

p::WeighView WeighPart::view() const {
  const model::Board& board = sitting_.board();
  p::WeighView view;
  view.now = board.weighing;
  view.givers = int(sitting_.seats->all().size()) + model::more_givers(board);
  view.given = model::stickers_given(board);
  for (const model::Rank& rank : model::ranks_of(board)) {
    view.points += rank.points;
    view.places.push_back({rank.rank, rank.points, words_of(board, rank.target, around_.tr)});
  }
  view.writable = !sitting_.desk.read_only;
  return view;
}

void WeighPart::need(p::Fonts& fonts) {
  if (!said_.empty() && !model::is_weighing(sitting_.board())) {
    const std::string said = std::exchange(said_, {});
    for (const p::Toast& toast : around_.toasts.shown())
      if (toast.text == said) around_.toasts.close(toast.id);
    around_.due.panels = true;
  }
  shown_ = sitting_.sheet == Sheet::weigh;
  if (!shown_) return;
  view_ = view();
  sheet_.need(fonts, view_);
}

void WeighPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

bool WeighPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  desk::Desk& desk = sitting_.desk;
  const auto apply = [&](const ops::Ops& ops) { (void)desk.apply(ops); };
  for (const p::WeighCommand& command : asked)
    std::visit(base::Overloaded{
                   [&](const p::BeginWeighing& wish) {
                     apply(ops::begin_weighing(desk.board(), wish.how));
                     // Those who sit behind it give points, too.
                     sitting_.sheet = Sheet::none;
                     said_ =
                         around_.tr("Points are being given. “Tools”, then “Weigh”, counts them.");
                     around_.say(p::ToastKind::info, said_);
                   },
                   [&](p::ShowPoints) {
                     apply(ops::show_points(desk.board(), around_.ids, around_.clock.wall()));
                   },
                   [&](p::GoOnWeighing) { apply(ops::go_on_weighing(desk.board())); },
                   [&](p::DropWeighing) { apply(ops::drop_weighing(desk.board())); },
                   [&](p::ColorByRank to) { apply(ops::color_by_rank(desk.board(), to.on)); },
                   [&](p::CloseWeighing) { sitting_.sheet = Sheet::none; }},
               command);
  return !asked.empty();
}

}  // namespace pages
