// TablePastes: what is pasted at the table. The clipboard may answer long after it was asked, when
// the card is closed or the seat left; so where it goes is a value that names it, no reference. The
// window's thread.
#pragma once

#include <map>
#include <variant>

#include "input/clipboard_answer.h"
#include "pages/sitting.h"

namespace pages {

struct ToTable {};  // a card each line
struct ToEditor {
  canvas::ItemRef thing;  // that is written on
};
struct ToSeat {
  int number = 0;
};
using PasteTo = std::variant<ToTable, ToEditor, ToSeat>;

/// What to say where there is nothing to paste; empty where there is text.
std::string why_not(input::ClipboardAnswer::Found found, const base::Messages& tr);

class TablePastes {
 public:
  TablePastes(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}

  /// Asks for what the clipboard holds; pasted() follows.
  void ask(PasteTo to) { waiting_.insert_or_assign(around_.outside.ask_clipboard(), to); }
  /// To where somebody writes with the physical keyboard, else onto the table.
  void ask_here();
  void pasted(const input::ClipboardAnswer& answer);

 private:
  Surroundings& around_;
  Sitting& sitting_;
  std::map<std::uint64_t, PasteTo> waiting_;  // by the number of the question
};

}  // namespace pages
