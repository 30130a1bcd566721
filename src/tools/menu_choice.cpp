#include "tools/menu_choice.h"

#include <cmath>
#include <numbers>

#include "desk/arrange.h"
#include "ops/build.h"

namespace tools {

using namespace model;
using Does = MenuChoice::Does;

namespace {

/// Rows lie along the table's edges, towards the one from which they are read.
double nearest_side(double facing_rad) {
  constexpr double kQuarter = std::numbers::pi / 2;
  return base::normal_angle(std::round(facing_rad / kQuarter) * kQuarter);
}

void paint(ItemRef thing, PaperColor color, Desk& desk) {
  if (thing.kind == ItemKind::card)
    desk.apply(
        {ops::Change<Card>{desk.board_id, thing.id, Patch<Card>{}.set<&Card::color>(color)}});
  else
    desk.apply(
        {ops::Change<Island>{desk.board_id, thing.id, Patch<Island>{}.set<&Island::color>(color)}});
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

}  // namespace

std::vector<MenuChoice> choices_for(ItemRef thing, const Board& board, const base::Messages& tr) {
  if (thing.kind == ItemKind::relation)
    return {{Does::remove_relation, "delete-line", "delete-line", tr("Remove the line")}};
  if (thing.kind != ItemKind::card)
    return {{Does::edit, "edit", "edit", tr("Edit the plate")},
            {Does::colors, "color", "color", tr("Colour")},
            {Does::tidy, "tidy", "tidy", tr("Tidy up")},
            {Does::dissolve, "dissolve", "dissolve-island", tr("Dissolve")}};
  const Card* card = find_card(board, thing.id);
  const bool alone = card && card->alone > 0;
  return {
      {Does::edit, "edit", "edit", tr("Edit")},
      {Does::colors, "color", "color", tr("Colour")},
      {Does::to_tray, "to-tray", "to-tray", tr("To the tray")},
      {Does::lone_wolf, "lone-wolf", "lone-wolf", alone ? tr("No lone wolf") : tr("Lone wolf")}};
}

std::vector<MenuChoice> paper_choices(const base::Messages& tr) {
  return {{Does::paint, "yellow", "mark-circle", tr("Yellow"), PaperColor::yellow},
          {Does::paint, "rose", "mark-triangle", tr("Rose"), PaperColor::rose},
          {Does::paint, "sky", "mark-square", tr("Sky blue"), PaperColor::sky},
          {Does::paint, "green", "mark-diamond", tr("Green"), PaperColor::green},
          {Does::paint, "violet", "mark-plus", tr("Violet"), PaperColor::violet},
          {Does::paint, "white", "mark-bar", tr("White"), PaperColor::white}};
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
    case Does::tidy:
      if (map.islands.contains(id)) desk::tidy_island(desk, id, nearest_side(who.facing_rad));
      break;
    case Does::remove_relation:
      desk.apply({ops::Remove<Relation>{desk.board_id, id}});
      break;
    case Does::paint:
      if (choice.paper) paint(thing, *choice.paper, desk);
      break;
    case Does::colors:
    case Does::close:
      break;
  }
}

}  // namespace tools
