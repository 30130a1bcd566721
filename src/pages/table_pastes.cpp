#include "pages/table_pastes.h"

#include "base/overloaded.h"
#include "base/utf8.h"
#include "desk/lay_out.h"
#include "pages/new_cards.h"

namespace pages {

using input::ClipboardAnswer;

std::string why_not(ClipboardAnswer::Found found, const base::Messages& tr) {
  switch (found) {
    case ClipboardAnswer::Found::nothing:
      return tr("There is no text to paste: copy some first.");
    case ClipboardAnswer::Found::silence:
      return tr("The program in which it was copied does not answer. Copy it again, please.");
    case ClipboardAnswer::Found::too_much:
      return tr("That is too much to paste. Please save it as a file and import that.");
    case ClipboardAnswer::Found::text:
      break;
  }
  return {};
}

void TablePastes::ask_here() {
  if (const seats::Seat* seat = sitting_.seats->focused())
    ask(ToSeat{seat->place().number});
  else if (const auto& thing = sitting_.table.editor().thing())
    ask(ToEditor{*thing});
  else
    ask(ToTable{});
}

void TablePastes::pasted(const ClipboardAnswer& answer) {
  const auto waiting = waiting_.extract(answer.asked);
  if (waiting.empty()) return;
  around_.due.all();
  const std::string why = why_not(answer.found, around_.tr);
  if (const auto* to = std::get_if<ToSeat>(&waiting.mapped())) {
    seats::Seat* seat = sitting_.seats->seat(to->number);
    if (seat && why.empty()) seat->paste(answer.utf8);
    if (seat && !why.empty()) seat->tell(why);
    if (!seat && !why.empty()) around_.say(panels::ToastKind::warning, why);
    return sitting_.seats->mark_dirty();
  }
  if (!why.empty()) return around_.say(panels::ToastKind::warning, why);
  if (sitting_.desk.read_only) return;
  const auto* editor = std::get_if<ToEditor>(&waiting.mapped());
  if (editor && sitting_.table.editor().thing() != editor->thing) return;
  const std::size_t made =
      editor ? sitting_.table.paste_lines(answer.utf8)
             : desk::new_cards(sitting_.desk, desk::wishes_of(base::lines_of(answer.utf8)));
  if (made > 1) tell_of_new_cards(around_, sitting_, made);
}

}  // namespace pages
