#include "pages/stage_content.h"

#include <algorithm>

#include "model/question_words.h"
#include "model/weighing.h"
#include "panels/format.h"
#include "report/words.h"

namespace pages {

using model::Board;
using model::Id;
using ops::Stop;

namespace {

std::string plate_of(const Board& board, Id island, const base::Messages& tr) {
  const model::Island* found = model::find_island(board, island);
  return found && !found->plate.empty() ? found->plate : std::string(tr("(no plate yet)"));
}

std::string ranked(const Board& board, Id target, const canvas::Look& look) {
  for (const model::Rank& r : model::ranks_of(board))
    if (r.target == target)
      return panels::fill(look.rank_words.c_str(),
                          {std::to_string(r.points), std::to_string(r.rank)});
  return {};
}

std::string told_of(const Board& board, Id island) {
  std::vector<const model::Passage*> all;
  for (const auto& [id, p] : board.passages)
    if (!p.text.empty() && ops::outermost_of(board, p.about) == island) all.push_back(&p);
  std::ranges::stable_sort(all, {}, &model::Passage::order);
  std::string out;
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  for (const model::Passage* p : all) {
    // Words of other scripts than this one have no space between sentences.
    if (!out.empty() && ascii(out.back())) out += ' ';
    out += p->text;
  }
  return out;
}

/// The sign as it is read from the other end.
std::string seen_from(std::string sign, bool from_here) {
  return from_here || sign != "→" ? sign : "←";
}

/// Its words; the kind with them, where the sign alone is only for those who know the method.
std::string said_of(const model::Relation& r, const base::Messages& tr) {
  using Kind = model::RelationKind;
  const std::string kind = report::kind_name(r.kind, tr);
  if (r.words.empty()) return kind;
  const bool plain = r.kind == Kind::order || r.kind == Kind::mutual || r.kind == Kind::same ||
                     r.kind == Kind::close || r.kind == Kind::strong_mutual;
  return plain ? r.words : panels::fill(tr("{0}: {1}"), {kind, r.words});
}

std::vector<canvas::StageLine> lines_of(const Board& board, const Stop& stop, const Stop* next,
                                        const base::Messages& tr) {
  std::vector<canvas::StageLine> out;
  bool led = false;
  for (const auto& [id, r] : board.relations) {
    const Id from = ops::outermost_of(board, r.from), to = ops::outermost_of(board, r.to);
    if (from == to || (from != stop.island && to != stop.island)) continue;
    const bool here = from == stop.island;
    const Id other = here ? to : from;
    canvas::StageLine line;
    line.sign = seen_from(report::kind_sign(r.kind), here);
    const model::Card* card = model::find_card(board, here ? r.to : r.from);
    line.other = other.nil() ? (card ? card->text : std::string()) : plate_of(board, other, tr);
    line.words = said_of(r, tr);
    line.leads = !led && next && next->kind == Stop::Kind::island && next->island == other;
    led |= line.leads;
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

std::string stop_name(const Board& board, const Stop& stop, const base::Messages& tr) {
  switch (stop.kind) {
    case Stop::Kind::map:
      return tr("The whole map");
    case Stop::Kind::alone:
      return tr("Cards on their own");
    case Stop::Kind::island:
      return plate_of(board, stop.island, tr);
    case Stop::Kind::name:
      return tr("Name card");
    case Stop::Kind::side:
      return tr("Side by side");
  }
  return {};
}

canvas::NameCard name_card_of(const model::Session& session, const model::Board& board,
                              const base::Messages& tr) {
  canvas::NameCard out;
  out.question = model::question_text(session, board);
  const auto add = [&](std::string& to, const std::string& words, const char* between) {
    if (words.empty()) return;
    if (!to.empty()) to += between;
    to += words;
  };
  add(out.name, session.group.empty() ? "" : panels::fill(tr("Group {0}"), {session.group}), "");
  add(out.name, board.table.empty() ? "" : panels::fill(tr("Table {0}"), {board.table}), tr(" · "));
  if (out.name.empty()) {
    out.name = session.title;
  } else {
    out.evening = session.title;
  }
  if (out.name.empty()) out.name = board.title;
  if (out.question.empty() && board.title != out.name) out.question = board.title;
  add(out.evening, session.date, tr(" · "));
  add(out.evening, session.venue, tr(" · "));
  if (session.anonymous) return out;
  std::string makers;
  for (const std::string& name : session.makers) add(makers, name, tr(", "));
  if (!makers.empty()) out.makers = panels::fill(tr("Made by {0}"), {makers});
  return out;
}

canvas::StageContent stage_content(const Board& board, const Stop& stop, const Stop* next,
                                   Captions captions, const canvas::Look& look,
                                   const base::Messages& tr) {
  canvas::StageContent out;
  out.plate = stop_name(board, stop, tr);
  for (const Id id : ops::shown_at(board, stop)) {
    canvas::StageThing thing;
    thing.id = id;
    if (const model::Card* card = model::find_card(board, id)) {
      thing.text = card->text;
      thing.color = card->color;
      thing.ink = card->ink;
      if (captions == Captions::on) thing.tag = ranked(board, id, look);
    } else {
      thing.plate = true;
      thing.text = plate_of(board, id, tr);
    }
    out.things.push_back(std::move(thing));
  }
  if (stop.kind != Stop::Kind::island) return out;
  if (const model::Island* island = model::find_island(board, stop.island))
    out.symbol = island->symbol;
  if (captions == Captions::on) {
    out.rank = ranked(board, stop.island, look);
    out.told = told_of(board, stop.island);
  }
  out.lines = lines_of(board, stop, next, tr);
  return out;
}

}  // namespace pages
