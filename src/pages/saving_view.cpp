#include "pages/saving_view.h"

#include "pages/clock_words.h"

namespace pages {

namespace {

constexpr base::WallTime kSavingTold_ms = 1000;

std::string reason_of(const storage::SaveState& s, const base::Messages& tr) {
  switch (s.code) {
    case base::ErrorCode::no_space:
      return tr("The disk is full. Make room on it; nothing is lost meanwhile.");
    case base::ErrorCode::permission:
      return tr("The folder cannot be written. Allow writing to it; nothing is lost meanwhile.");
    case base::ErrorCode::not_found:
      return tr(
          "The folder is gone. Put it back, or plug the disk in again; nothing is lost meanwhile.");
    default:
      return s.message.in(tr);
  }
}

}  // namespace

panels::SavingView saving_view(const storage::SaveState& s, base::WallTime now,
                               const base::Messages& tr) {
  using Kind = storage::SaveState::Kind;
  panels::SavingView view;
  switch (s.kind) {
    case Kind::saved:
      view.state = panels::SavingState::saved;
      break;
    case Kind::saving:
      view.state =
          now - s.since < kSavingTold_ms ? panels::SavingState::saved : panels::SavingState::saving;
      break;
    case Kind::failing:
      view.state = panels::SavingState::not_saving;
      view.since = clock_words(s.since);
      view.reason = reason_of(s, tr);
      break;
    case Kind::read_only:
      view.state = panels::SavingState::read_only;
      view.reason = tr("Another program has this session open. Here it can only be looked at.");
      if (s.code == base::ErrorCode::permission) {
        view.reason = tr("The disk is read-only. The session can be looked at here, not changed.");
        view.label = tr("Read-only disk");
      }
      break;
  }
  return view;
}

}  // namespace pages
