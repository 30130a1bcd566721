#include "tools/menu_choice.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "canvas/scene.h"
#include "canvas/way.h"
#include "desk/arrange.h"
#include "desk/bundles.h"
#include "model/closed.h"
#include "ops/build.h"
#include "ops/piles.h"
#include "ops/relate.h"
#include "ops/twins.h"
#include "ops/weigh.h"
#include "text/kana.h"

namespace tools {

using namespace model;
using Does = MenuChoice::Does;

namespace {

void paint(ItemRef thing, PaperColor color, Desk& desk) {
  if (thing.kind == ItemKind::card)
    desk.apply(
        {ops::Change<Card>{desk.board_id, thing.id, Patch<Card>{}.set<&Card::color>(color)}});
  else
    desk.apply(
        {ops::Change<Island>{desk.board_id, thing.id, Patch<Island>{}.set<&Island::color>(color)}});
}

/// There is something on it that readings can stand above.
bool is_read(ItemRef thing, const Board& board) {
  const Card* card = thing.kind == ItemKind::card ? find_card(board, thing.id) : nullptr;
  const Island* island = thing.kind == ItemKind::card ? nullptr : find_island(board, thing.id);
  // Below handwriting stands what it says, without readings.
  if (card && !card->ink.empty()) return false;
  const std::string* words = card ? &card->text : island ? &island->plate : nullptr;
  return words && std::ranges::any_of(text::code_points(*words), text::is_kanji);
}

void mark_lone_wolf(Id id, Desk& desk) {
  const Card* card = find_card(desk.board(), id);
  if (!card) return;
  ops::Ops ops;
  const bool becomes = card->alone == 0;
  // One dot for each round so far in which it found no companions; it then belongs to no island.
  if (becomes && !card->island.nil())
    ops = ops::place_card(desk.board(), id, {card->pos, card->turn, {}});
  ops.push_back(ops::Change<Card>{
      desk.board_id, id, Patch<Card>{}.set<&Card::alone>(becomes ? desk.board().round : 0)});
  desk.apply(ops);
}

/// At the seat that whoever chose it faces.
void write_on_line(Id id, double facing_rad, Desk& desk) {
  const canvas::Way way = desk.scene.relation_way(id);
  if (way.empty() || !desk.to_seats) return;
  const Vec2 middle = desk.to_window_mm(canvas::point_at(way, canvas::length_of(way) / 2).at);
  desk.to_seats->write(ItemRef{ItemKind::relation, id}, {middle, {1, 1}, facing_rad});
}

}  // namespace

double nearest_side(double facing_rad) {
  constexpr double kQuarter = std::numbers::pi / 2;
  return base::normal_angle(std::round(facing_rad / kQuarter) * kQuarter);
}

std::vector<MenuChoice> choices_for(ItemRef thing, const Board& board, const canvas::Look& look,
                                    const base::Messages& tr, Tables tables) {
  if (thing.kind == ItemKind::relation) {
    std::vector<MenuChoice> all{
        {Does::kinds, "menu-kind", "relation", tr("Kind of line")},
        {Does::words, "menu-words", "edit", tr("Its words")},
        {Does::remove_relation, "menu-delete-line", "delete-line", tr("Remove the line")}};
    const auto it = board.relations.find(thing.id);
    const bool points =
        it != board.relations.end() &&
        (it->second.kind == RelationKind::order || it->second.kind == RelationKind::supported_by);
    // The others look the same from both ends.
    if (points)
      all.insert(all.begin() + 1,
                 {Does::turn_round, "menu-turn-round", "turn-round", tr("Turn the arrow round")});
    return all;
  }
  if (thing.kind == ItemKind::circle)
    return {{Does::circle_words, "menu-words", "edit", tr("Its words")},
            {Does::remove_circle, "menu-delete-circle", "delete-line", tr("Remove the circle")}};
  std::vector<MenuChoice> out;
  if (thing.kind != ItemKind::card) {
    out = {{Does::edit, "menu-edit", "edit", tr("Write the plate")},
           {Does::colors, "menu-color", "color", tr("Colour")},
           {Does::tidy, "menu-tidy", "tidy", tr("Tidy up")},
           {Does::dissolve, "menu-dissolve", "dissolve-island", tr("Take apart")},
           {Does::relate, "menu-relate", "relation", tr("Draw a line")}};
    // Of a pile nothing is seen that could lie in rows.
    if (is_pile(board, thing.id))
      std::erase_if(out, [](const MenuChoice& c) { return c.does == Does::tidy; });
    if (!board.index_map) {
      if (!ops::open_bundle(board, thing.id).empty())
        out.push_back({Does::open_bundle, "menu-open-bundle", "open-bundle", tr("Open it")});
      if (!ops::close_bundle(board, thing.id).empty())
        out.push_back({Does::close_bundle, "menu-close-bundle", "close-bundle", tr("Close it")});
    }
  } else {
    const Card* card = find_card(board, thing.id);
    const bool alone = card && card->alone > 0;
    out = {{Does::edit, "menu-edit", "edit", tr("Write on it")},
           {Does::colors, "menu-color", "color", tr("Colour")},
           {Does::to_tray, "menu-to-tray", "to-tray", tr("To the tray")},
           {Does::lone_wolf, "menu-lone-wolf", "lone-wolf",
            alone ? tr("Not a lone wolf") : tr("Lone wolf")},
           {Does::relate, "menu-relate", "relation", tr("Draw a line")}};
    if (card && !card->twin.nil())
      out.push_back({Does::twin, "menu-twin", "twin", tr("No twin any more")});
    else if (card && (!card->text.empty() || !card->ink.empty()))
      out.push_back({Does::twin, "menu-twin", "twin", tr("Make a twin")});
  }
  if (model::is_weighing(board) && board.weighing.manner == Manner::hands) {
    const std::string hands =
        fmt::format(fmt::runtime(tr("Hands: {}")), ops::hands_on(board, thing.id));
    out.insert(out.begin(), {{Does::hand_more, "menu-hand-more", "plus", hands},
                             {Does::hand_less, "menu-hand-less", "minus", tr("One hand less")}});
  }
  if (look.letters.furigana && is_read(thing, board))
    out.push_back({Does::reading, "menu-reading", "reading", tr("Kanji readings")});
  if (thing.kind != ItemKind::card) {
    out.push_back({Does::symbol, "menu-symbol", "symbol-mark", tr("Symbol mark")});
    out.push_back({Does::circle, "menu-circle", "cross-circle", tr("Cross circle")});
    if (tables == Tables::others)
      out.push_back({Does::send, "menu-send", "send-island", tr("Send a copy")});
  }
  return out;
}

std::vector<MenuChoice> paper_choices(const base::Messages& tr) {
  return {{Does::paint, "menu-yellow", "mark-circle", tr("Yellow"), PaperColor::yellow},
          {Does::paint, "menu-rose", "mark-triangle", tr("Rose"), PaperColor::rose},
          {Does::paint, "menu-sky", "mark-square", tr("Sky blue"), PaperColor::sky},
          {Does::paint, "menu-green", "mark-diamond", tr("Green"), PaperColor::green},
          {Does::paint, "menu-violet", "mark-plus", tr("Violet"), PaperColor::violet},
          {Does::paint, "menu-white", "mark-bar", tr("White"), PaperColor::white}};
}

std::vector<MenuChoice> kind_choices(const base::Messages& tr) {
  const auto kind = [](const char* name, const char* words, RelationKind is) {
    return MenuChoice{Does::kind, name, "", words, {}, is};
  };
  // In the ring the longest names stand where there is most room.
  return {kind("relate-same", tr("Same"), RelationKind::same),
          kind("relate-close", tr("Near"), RelationKind::close),
          kind("relate-order", tr("Order, cause"), RelationKind::order),
          kind("relate-supported-by", tr("Supported by"), RelationKind::supported_by),
          kind("relate-mutual", tr("Mutual"), RelationKind::mutual),
          kind("relate-strong-mutual", tr("Strongly mutual"), RelationKind::strong_mutual),
          kind("relate-opposed", tr("Opposed"), RelationKind::opposed),
          kind("relate-broken", tr("Broken off"), RelationKind::broken),
          kind("relate-vague", tr("Vague"), RelationKind::vague)};
}

void carry_out(const MenuChoice& choice, ItemRef thing, const Chooser& who, Desk& desk,
               Editor& editor) {
  const Board& map = desk.board();
  const Id id = thing.id;
  switch (choice.does) {
    case Does::edit:
      editor.write(thing, who.with);
      break;
    case Does::to_tray:
      if (editor.thing() == thing) editor.finish();
      if (map.cards.contains(id)) desk.apply(ops::card_to_tray(map, id));
      break;
    case Does::lone_wolf:
      mark_lone_wolf(id, desk);
      break;
    case Does::dissolve:
      if (map.islands.contains(id)) desk.apply(ops::dissolve_island(map, id));
      break;
    case Does::twin:
      if (ops::Ops freed = ops::free_twin(map, id); !freed.empty())
        desk.apply(std::move(freed));
      else
        desk.apply(ops::make_twin(map, id, desk.ids, desk.clock.wall()).ops);
      break;
    case Does::close_bundle:
      desk::close_bundle(desk, id);
      break;
    case Does::open_bundle:
      desk::open_bundle(desk, id);
      break;
    case Does::tidy:
      if (map.islands.contains(id)) desk::tidy_island(desk, id, nearest_side(who.facing_rad));
      break;
    case Does::remove_relation:
      desk.apply(ops::remove_line(map, id));
      break;
    case Does::symbol:
      editor.write({ItemKind::symbol, id}, who.with);
      break;
    case Does::send:
      desk.chosen = id;
      desk.send_wanted = true;
      break;
    case Does::circle_words:
      editor.write({ItemKind::circle, id}, who.with);
      break;
    case Does::remove_circle:
      desk.apply({ops::Remove<Circle>{desk.board_id, id}});
      break;
    case Does::kind:
      if (choice.kind) desk.apply(ops::change_line(map, id, *choice.kind));
      break;
    case Does::turn_round:
      desk.apply(ops::turn_line_round(map, id));
      break;
    case Does::words:
      write_on_line(id, who.facing_rad, desk);
      break;
    case Does::paint:
      if (choice.paper) paint(thing, *choice.paper, desk);
      break;
    case Does::hand_more:
    case Does::hand_less:
      desk.apply(ops::count_hand(map, id, choice.does == Does::hand_more ? 1 : -1, desk.ids,
                                 desk.clock.wall()));
      break;
    case Does::reading:
    case Does::colors:
    case Does::kinds:
    case Does::relate:
    case Does::circle:
    case Does::close:
      break;
  }
}

}  // namespace tools
