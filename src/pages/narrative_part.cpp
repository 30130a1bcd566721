#include "pages/narrative_part.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "tools/retell.h"

namespace pages {

namespace p = panels;
using ops::Standing;
using ops::Telling;
using Open = tools::Retell::Open;

namespace {

p::NarrativeView::Passage shown(const Telling& t) {
  p::NarrativeView::Passage out;
  out.id = t.passage.id;
  out.about = t.passage.about;
  out.text = t.passage.text;
  out.name = t.passage.draft;
  out.gone = t.standing == Standing::gone;
  out.left_out = t.left_out();
  out.heads = t.heads;
  if (t.standing == Standing::changed || t.passage.id.nil()) out.says = t.says;
  return out;
}

bool follows(const Telling& t) { return t.standing == Standing::changed && !t.written(); }

}  // namespace

p::NarrativeView NarrativePart::view() const {
  p::NarrativeView view;
  for (const Telling& t : told_.told) {
    view.told.push_back(shown(t));
    view.told.back().marked = marked_ == t.passage.id;
    view.told.back().lit = lit_.contains(t.passage.id);
    view.behind += follows(t);
  }
  for (const Telling& t : told_.fresh) view.fresh.push_back(shown(t));
  view.behind += int(view.fresh.size());
  if (counts_) view.counted = int(sitting_.table.retell().counted().size());
  view.show = show_;
  view.writable = !sitting_.desk.read_only;
  return view;
}

void NarrativePart::need(p::Fonts& fonts) {
  const bool was_shown = std::exchange(shown_, sitting_.sheet == Sheet::narrative);
  if (was_shown != shown_) around_.due.picture = true;
  tools::Retell& map = sitting_.table.retell();
  if (!shown_ || board_ != sitting_.desk.board_id) {
    counts_ = false;
    marked_.reset();
    lit_.clear();
    sheet_ = {};
    map.open(Open::no);
    stale_ = true;
  }
  if (!shown_) return;
  board_ = sitting_.desk.board_id;
  map.open(counts_ ? Open::counts : Open::yes);
  if (stale_ || lang_ != around_.tr.lang()) {
    lang_ = around_.tr.lang();
    told_ = ops::narrative_of(sitting_.board(), lang_);
    stale_ = false;
  }
  view_ = view();
  sheet_.need(fonts, view_);
}

void NarrativePart::draw(p::Ui& ui, p::Room& room) {
  if (!shown_) return;
  room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
  show_.reset();
}

void NarrativePart::tick(double) {
  if (!shown_) return;
  const base::Id tapped = sitting_.table.retell().take_tapped();
  if (tapped.nil()) return;
  if (!counts_) show_passage_of(tapped);
  around_.due.all();
}

void NarrativePart::show_passage_of(base::Id thing) {
  const model::Board& board = sitting_.board();
  while (!thing.nil()) {
    const auto there =
        std::ranges::find(told_.told, thing, [](const Telling& t) { return t.passage.about; });
    if (there != told_.told.end()) {
      mark(there->passage.id, thing);
      lit_ = sentences_of(thing);
      show_ = there->passage.id;
      return;
    }
    const model::Card* card = model::find_card(board, thing);
    const model::Island* island = model::find_island(board, thing);
    thing = card ? card->island : island ? island->parent : base::Id{};
  }
}

std::set<base::Id> NarrativePart::sentences_of(base::Id thing) const {
  const model::Board& board = sitting_.board();
  std::set<base::Id> out;
  for (const Telling& t : told_.told) {
    const auto line = board.relations.find(t.passage.relation);
    const bool at_end =
        line != board.relations.end() && (line->second.from == thing || line->second.to == thing);
    if (t.passage.about == thing || at_end) out.insert(t.passage.id);
  }
  return out;
}

void NarrativePart::mark(base::Id passage, base::Id about) {
  marked_ = passage;
  lit_.clear();
  std::vector<base::Id> glows{about};
  const auto told =
      std::ranges::find(told_.told, passage, [](const Telling& t) { return t.passage.id; });
  const auto& lines = sitting_.board().relations;
  if (told != told_.told.end())
    if (const auto line = lines.find(told->passage.relation); line != lines.end())
      glows.insert(glows.end(), {line->second.from, line->second.to});
  sitting_.table.retell().glow(std::move(glows));
  around_.due.all();
}

void NarrativePart::carry_out(const p::NarrativeCommand& command) {
  desk::Desk& desk = sitting_.desk;
  base::IdSource& ids = around_.ids;
  const model::Board& board = desk.board();
  const auto apply = [&](const ops::Ops& all) { (void)desk.apply(all); };
  std::visit(
      base::Overloaded{
          [&](p::FollowMap) { apply(ops::follow_map(board, lang_, ids)); },
          [&](p::SetOrder) { counts_ = true; },
          [&](p::KeepOrder) {
            apply(ops::tell_in_order(board, sitting_.table.retell().counted(), lang_, ids));
            counts_ = false;
          },
          [&](p::LeaveOrder) { counts_ = false; },
          [&](const p::MarkPassage& wish) {
            mark(wish.passage, wish.about);
            if (wish.passage.nil() && !wish.about.nil()) marked_.reset();
          },
          [&](const p::WritePassage& wish) {
            apply(ops::write_passage(board, wish.passage, wish.text, lang_, ids));
          },
          [&](const p::AddPassage& wish) {
            apply(ops::add_passage(board, wish.behind, wish.text, lang_, ids));
          },
          [&](const p::MovePassage& wish) {
            apply(ops::move_passage(board, wish.passage, wish.by, lang_, ids));
            show_ = wish.passage;
          },
          [&](const p::LeaveOutPassage& wish) {
            apply(ops::leave_out_passage(board, wish.passage, lang_, ids));
          },
          [&](const p::TakeOverPassage& wish) {
            apply(ops::take_over(board, wish.passage, lang_, ids));
          },
          [&](const p::KeepPassage& wish) {
            apply(ops::keep_written(board, wish.passage, lang_, ids));
          },
          [&](const p::TellAlso& wish) { apply(ops::tell_also(board, wish.about, lang_, ids)); },
          [&](p::CloseNarrative) { sitting_.sheet = Sheet::none; }},
      command);
}

bool NarrativePart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::NarrativeCommand& command : asked) carry_out(command);
  if (!asked.empty()) around_.due.all();
  return !asked.empty();
}

}  // namespace pages
