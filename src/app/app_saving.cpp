// What the people are told of saving: how it goes, where, and what the store met with.
#include <utility>

#include "app/app.h"
#include "base/file_words.h"
#include "base/folders.h"

namespace app {

void App::watch_saving(double now_s) {
  using Kind = storage::SaveState::Kind;
  const auto warn = [&](const std::string& text, std::vector<std::string> details = {}) {
    toasts_.add(panels::ToastKind::warning, text, now_s, std::move(details));
    ui_dirty_ = true;
  };
  const storage::SaveState before = std::exchange(save_state_, sitting_->open->save_state());
  const panels::SavingView saving = saving_view(save_state_, clock_.wall(), tr_);
  if (saving.state != saving_.state || saving.reason != saving_.reason) ui_dirty_ = true;
  saving_ = saving;

  const bool behind = save_state_.kind == Kind::saved && !save_state_.message.empty();
  if (behind && save_state_.message != before.message)
    warn(tr_("The session file could not be brought up to date. Nothing is lost: all of it is in "
             "the "
             "journal beside it. Whoever copies the session copies both."),
         {save_state_.message.in(tr_)});
  for (const base::Sentence& note : sitting_->open->take_notes()) warn(note.in(tr_));
  if (sitting_->place->changed_disk(save_state_, now_s))
    warn(
        tr_("This session is now saved on another disk than before: the first one is gone from its "
            "place. Put it back, or copy the session there later."));
}

void App::say_where_it_is_saved() {
  // Whoever named a place knows it; this is about the one that the program chose.
  const base::Path folder = storage::folder_of(sitting_->open->path());
  if (sitting_->desk.read_only || folder != base::default_sessions_folder()) return;
  if (base::home_is_missing())
    toasts_.add(panels::ToastKind::warning,
                tr_("There is no home folder, so this session is saved in a temporary one, which "
                    "does not last. Before you leave, copy it to a place of your own."),
                clock_.now_s(), {base::folder_words(folder, tr_)});
  else if (!lasts(folder))
    toasts_.add(panels::ToastKind::warning,
                tr_("This session is saved in a place that is emptied when the machine is switched "
                    "off. Before you leave, copy it to a place of your own."),
                clock_.now_s(), {base::folder_words(folder, tr_)});
}

}  // namespace app
