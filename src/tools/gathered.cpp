#include "tools/gathered.h"

#include <algorithm>

#include "model/question_words.h"
#include "ops/build.h"
#include "ops/copies.h"
#include "ops/document.h"
#include "tools/menu_choice.h"
#include "tools/together.h"

namespace tools {

using namespace model;
using Does = GatherChoice::Does;

namespace {

constexpr double kSame_mm = 0.01;

/// What the board is called: its title, else its question, else its number.
std::string name_of(const Board& board, const Session& session, std::size_t number) {
  const std::string& name = model::question_or_title(session, board);
  const std::string n = std::to_string(number);
  return name.empty() ? n : n + "  " + name;
}

/// The cards still in the island, as they lay before it was made.
std::vector<Id> members(const Gathered& gathered, const Board& board) {
  std::vector<Id> ids;
  for (const Card& card : gathered.before) {
    const Card* now = find_card(board, card.id);
    if (now && now->island == gathered.island) ids.push_back(card.id);
  }
  return ids;
}

ops::Ops taken_back(const Gathered& gathered, const Board& board) {
  ops::Ops ops = ops::dissolve_island(board, gathered.island);
  for (std::size_t i = 0; i < gathered.before.size(); ++i) {
    const Card& before = gathered.before[i];
    const Card* now = find_card(board, before.id);
    if (!now || now->island != gathered.island) continue;
    Patch<Card> patch;
    if (now->alone != before.alone) patch.set<&Card::alone>(before.alone);
    // Where somebody has laid it since, it stays.
    if (base::distance(now->pos, gathered.laid[i]) < kSame_mm && !(now->pos == before.pos))
      patch.set<&Card::pos>(before.pos);
    if (!patch.empty()) ops.push_back(ops::Change<Card>{board.id, before.id, patch});
  }
  for (std::size_t i = 0; i < gathered.aside.size(); ++i) {
    const Card& before = gathered.aside[i];
    const Card* now = find_card(board, before.id);
    if (now && now->place == Place::table && now->island == before.island &&
        base::distance(now->pos, gathered.aside_laid[i]) < kSame_mm)
      ops.push_back(
          ops::Change<Card>{board.id, before.id, Patch<Card>{}.set<&Card::pos>(before.pos)});
  }
  return ops;
}

}  // namespace

std::vector<GatherChoice> gather_choices(const Desk& desk, const base::Messages& tr) {
  std::vector<GatherChoice> choices{
      {Does::keep, "menu-keep", "island", tr("Keep as an island")},
      {Does::move_together, "menu-move-together", "move-together", tr("Move together")},
      {Does::colors, "menu-color", "color", tr("Same colour")},
      {Does::to_tray, "menu-to-tray", "to-tray", tr("To the tray")}};
  auto boards = gather_boards(desk, tr);
  if (boards.empty()) return choices;
  GatherChoice copy = boards.size() == 1 ? boards.front() : GatherChoice{Does::boards, "", "", ""};
  copy.name = "menu-copy-to";
  copy.icon = "copy-to";
  copy.words = tr("Copy to another question");
  choices.push_back(std::move(copy));
  return choices;
}

std::vector<GatherChoice> gather_papers(const base::Messages& tr) {
  std::vector<GatherChoice> choices;
  for (const MenuChoice& paper : paper_choices(tr))
    choices.push_back({Does::paint, paper.name, paper.icon, paper.words, paper.paper});
  choices.push_back({Does::keep, "menu-keep", "island", tr("Keep as an island")});
  return choices;
}

std::vector<GatherChoice> gather_boards(const Desk& desk, const base::Messages&) {
  const Session& session = desk.doc.session();
  std::vector<GatherChoice> choices;
  std::size_t number = 0;
  for (const Board* board : session.boards_in_order()) {
    const std::string name = name_of(*board, session, ++number);
    if (board->id != desk.board_id)
      choices.push_back(
          {Does::copy, "menu-board-" + std::to_string(number), "copy-to", name, {}, board->id});
  }
  return choices;
}

void carry_out(const GatherChoice& choice, const Gathered& gathered, Desk& desk, Together& together,
               const base::Messages& tr) {
  const Board& map = desk.board();
  if (desk.read_only || !map.islands.contains(gathered.island)) return;
  const std::vector<Id> cards = members(gathered, map);
  ops::Ops ops = taken_back(gathered, map);
  switch (choice.does) {
    case Does::keep:
    case Does::colors:
    case Does::boards:
      return;
    case Does::move_together:
      break;
    case Does::to_tray:
      for (const Id id : cards)
        ops.push_back(ops::Change<Card>{map.id, id, Patch<Card>{}.set<&Card::place>(Place::tray)});
      break;
    case Does::paint:
      for (const Id id : cards)
        ops.push_back(
            ops::Change<Card>{map.id, id, Patch<Card>{}.set<&Card::color>(*choice.paper)});
      break;
    case Does::copy: {
      const Board* to = desk.doc.session().board(choice.board);
      if (!to) return;
      for (ops::Op& op : ops::copies_on(*to, map, cards, desk.ids, desk.clock.wall()))
        ops.push_back(std::move(op));
      break;
    }
  }
  if (const auto done = desk.apply_all(std::move(ops), gathered.step); !done)
    return desk.refused(done.error());
  if (choice.does == Does::move_together) together.join(cards, gathered.step);
  if (choice.does == Does::copy)
    desk.notices.say(tr("The cards lie with the other question, too."));
}

}  // namespace tools
