// MenuChoice: what a ring menu offers for a thing, and what a choice does to it. Values; Menus shows
// them and has them carried out. The model's thread.
#pragma once

#include <string>
#include <vector>

#include "canvas/look.h"
#include "tools/editor.h"

namespace tools {

struct MenuChoice {
  enum class Does {
    edit,
    reading,
    colors,
    tidy,
    lone_wolf,
    twin,
    close_bundle,
    open_bundle,
    to_tray,
    dissolve,
    relate,
    kinds,
    kind,
    turn_round,
    words,
    remove_relation,
    symbol,
    circle,
    send,
    circle_words,
    remove_circle,
    hand_more,
    hand_less,
    close,
    paint
  };
  Does does = Does::close;
  const char* name = "";  // for the probe
  const char* icon = "";
  std::string words{};                        // empty: none
  std::optional<model::PaperColor> paper{};   // which `paint` paints
  std::optional<model::RelationKind> kind{};  // which `kind` makes of a line
};

/// The turn of the table's side nearest to that: whole quarters.
double nearest_side(double facing_rad);

/// Whether an island can go to another table.
enum class Tables { alone, others };

/// For a card, an island, a relation or a cross circle of this board, as they look.
std::vector<MenuChoice> choices_for(ItemRef thing, const model::Board& board,
                                    const canvas::Look& look, const base::Messages& tr,
                                    Tables tables = Tables::alone);
/// The papers to paint a card or an island with.
std::vector<MenuChoice> paper_choices(const base::Messages& tr);
/// The nine kinds of a line.
std::vector<MenuChoice> kind_choices(const base::Messages& tr);

/// Who chose: they read what is turned so, and touched it with that.
struct Chooser {
  double facing_rad = 0;
  input::Pointer with = input::Pointer::finger;
};
/// Does to `thing` what was chosen, as one action where it changes the session. What is about menus,
/// sheets, lines or loops under way (reading, colors, kinds, relate, circle, close) does nothing.
void carry_out(const MenuChoice& choice, ItemRef thing, const Chooser& who, Desk& desk,
               Editor& editor);

}  // namespace tools
