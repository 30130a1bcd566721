// Composed actions: the ops that together do one thing at the table. Pure: each reads a board and
// returns ops; the caller applies them as one step. Used by tools, the command line and tests.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/id.h"
#include "ops/fwd.h"
#include "ops/op.h"

namespace ops {

/// Where a card comes to lie.
struct Placement {
  base::Vec2 pos;
  double turn = 0;
  Id island;  // nil: on no island
};

/// Puts a card down: on top of all others, in or out of an island. A lone wolf that joins an island
/// is none any more. An island without words that is left with nothing is removed, and what refers to
/// it; left with one card it is none any more, unless something refers to it.
Ops place_card(const model::Board&, Id card, const Placement&);

/// A new island round `cards` (and whole islands, which become nested in it), lying in their common
/// innermost island. Its plate is put above them, turned by `turn`. Its level is one above the
/// highest of its islands', and so on outwards, as with all that nest an island or take it out. Needs
/// at least one member.
struct NewIsland {
  Ops ops;
  Id id;
};
NewIsland make_island(const model::Board&, const std::vector<Id>& cards,
                      const std::vector<Id>& islands, double turn, base::IdSource&,
                      base::WallTime now);
/// The same of two cards, one of them put down beside the other: on top of all, on no island until
/// then. The plate faces as the other card does.
NewIsland make_island_with(const model::Board&, Id other, Id card, base::Vec2 pos, base::IdSource&,
                           base::WallTime now);

/// Takes the island away but leaves its cards and nested islands where they are, in its parent.
Ops dissolve_island(const model::Board&, Id island);

/// Moves an island with all in it by turning about `pivot` and then shifting; `into` is its new
/// parent (an island of its own is no parent: it then stays where it was).
Ops move_island(const model::Board&, Id island, base::Vec2 shift, double turn, base::Vec2 pivot,
                Id into);

/// Which way things face: radians clockwise, by id.
struct Turns {
  std::map<Id, double> cards, plates;
  std::map<Id, base::Vec2> places;  // cards that lie elsewhere besides
};
/// How the cards and plates of an island face now, nested ones too; nil: all on the table, those on
/// no island as well. Nothing for an island that is not there.
Turns turns_in(const model::Board&, Id island);
/// Turns each of these cards about its own centre, and plates likewise, which then lie above what
/// they name as it is read from their new side. Ids that are not there, cards that are not on the
/// table and whatever faces that way already are passed over. Heights stay, and places but those of
/// `places`.
Ops turn_each(const model::Board&, const Turns&);
/// Turns everything of turns_in() to `angle_rad`, for the person sitting there.
Ops turn_cards(const model::Board&, Id island, double angle_rad);

/// Into the tray 箱. Its relations stay, unseen, until it comes back.
Ops card_to_tray(const model::Board&, Id card);

/// Where the island's plate belongs, above its members, at the given size and turn (mm).
base::Vec2 plate_place(const model::Board&, Id island, base::Size plate, double turn);

}  // namespace ops
