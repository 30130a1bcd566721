#include "pages/saving_part.h"

#include <utility>

#include "base/file_words.h"
#include "base/folders.h"
#include "pages/saving_view.h"
#include "storage/side_files.h"

namespace pages {

using Kind = storage::SaveState::Kind;
using panels::ToastKind;

namespace {
constexpr double kLook_s = 0.2;
constexpr double kCalmLook_s = 2;  // a vanished folder shows within that
}  // namespace

SavingPart::SavingPart(Surroundings& around, Sitting& sitting)
    : around_(around), sitting_(sitting), place_(around.files, sitting.open->path()) {
  look();
  if (sitting_.desk.read_only) around_.say(ToastKind::warning, sitting_.saving.reason);
  say_what_was_mended();
}

void SavingPart::look() {
  sitting_.save_state = sitting_.open->save_state();
  panels::SavingView now = saving_view(sitting_.save_state, around_.clock.wall(), around_.tr);
  if (now.state != sitting_.saving.state || now.reason != sitting_.saving.reason)
    around_.due.panels = true;
  const bool fails = now.state == panels::SavingState::not_saving;
  if (fails && sitting_.saving.state != now.state) around_.sound(Sound::refused);
  sitting_.saving = std::move(now);
}

void SavingPart::tick(double now_s) {
  const auto& tr = around_.tr;
  const storage::SaveState before = sitting_.save_state;
  look();
  const storage::SaveState& state = sitting_.save_state;
  const bool behind = state.kind == Kind::saved && !state.message.empty();
  if (behind && state.message != before.message)
    around_.say(
        ToastKind::warning,
        tr("The session file could not be brought up to date. Nothing is lost: all of it is in the "
           "journal beside it. Whoever copies the session copies both."),
        {state.message.in(tr)});
  for (const base::Sentence& note : sitting_.open->take_notes())
    around_.say(ToastKind::warning, note.in(tr));
  if (place_.changed_disk(state, now_s))
    around_.say(
        ToastKind::warning,
        tr("This session is now saved on another disk than before: the first one is gone from its "
           "place. Put it back, or copy the session there later."));
}

double SavingPart::next_deadline_s() const {
  const Kind kind = sitting_.save_state.kind;
  const bool calm = kind == Kind::saved || kind == Kind::read_only;
  return around_.clock.now_s() + (calm ? kCalmLook_s : kLook_s);
}

void SavingPart::say_what_was_mended() {
  const auto& tr = around_.tr;
  std::vector<std::string> details;
  for (const storage::Finding& f : sitting_.open->findings()) details.push_back(f.shown(tr));
  if (!details.empty())
    around_.say(ToastKind::warning,
                tr("Some of the saved data was damaged. What could be kept is here; the original "
                   "lies beside it."),
                std::move(details));
}

void SavingPart::say_where_it_is_saved() {
  const auto& tr = around_.tr;
  // Whoever named a place knows it; this is about the one that the program chose.
  const base::Path folder = storage::folder_of(sitting_.open->path());
  if (sitting_.desk.read_only || folder != base::default_sessions_folder()) return;
  if (base::home_is_missing())
    around_.say(ToastKind::warning,
                tr("There is no home folder, so this session is saved in a temporary one, which "
                   "does not last. Before you leave, copy it to a place of your own."),
                {base::folder_words(folder, tr)});
  else if (!lasts(folder))
    around_.say(ToastKind::warning,
                tr("This session is saved in a place that is emptied when the machine is switched "
                   "off. Before you leave, copy it to a place of your own."),
                {base::folder_words(folder, tr)});
}

}  // namespace pages
